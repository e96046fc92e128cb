package io.github.usersig.mockim.server.internal.command.app;

import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.tenant.Uploads.Permit;
import io.github.usersig.mockim.server.internal.tenant.Uploads.Upload;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where files are uploaded and fetched: at the mock itself, under the address by which the caller knows it. */
public final class UploadAddresses {

    /** What their paths begin with. */
    public static final String ROOT = "/im-files/";

    /** What holds the token in the address that a file is sent to. */
    public static final String TOKEN = "sign";

    private static final Pattern ID = Pattern.compile(Pattern.quote(ROOT) + "([0-9]{1,18})/([0-9a-f]{32})/.*");
    private static final Pattern NOT_IN_A_NAME = Pattern.compile("[^A-Za-z0-9._-]");
    private static final int LONGEST_NAME = 100;

    private UploadAddresses() {}

    /** Where a file can be fetched once it is there. */
    static String ofDownload(Call call, Permit permit) {
        String name = NOT_IN_A_NAME.matcher(permit.name()).replaceAll("_");
        String end = name.substring(Math.max(0, name.length() - LONGEST_NAME)); // the type is at its end
        return call.host() + ROOT + call.tenant().app().sdkAppId() + "/" + permit.id() + "/" + end;
    }

    /** Where it is to be sent to, once. */
    static String ofUpload(Call call, Permit permit) {
        return ofDownload(call, permit) + "?" + TOKEN + "=" + permit.token();
    }

    /** The file at an address, if that is one of this tenant's. */
    static Optional<Upload> find(Call call, String url) {
        Matcher path;
        try {
            path = ID.matcher(Optional.ofNullable(URI.create(url).getPath()).orElse(""));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        boolean own = path.matches()
                && path.group(1).equals(Long.toString(call.tenant().app().sdkAppId()));
        return own ? call.tenant().uploads().find(path.group(2)) : Optional.empty();
    }
}
