package io.github.usersig.mockim.server.internal.control;

import static io.github.usersig.mockim.server.internal.control.TenantFinder.path;

import io.github.usersig.mockim.internal.control.Json;
import io.github.usersig.mockim.internal.control.MediaJson;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import java.util.List;

/** Requests about pictures, files, sounds and videos, and about translations and transcripts. */
final class MediaRoutes {

    private static final String EXAMPLE = """
            {"longestUpload": 20971520, "mostUploads": 100, "uploadsInSnapshots": false,
             "translations": [{"text": "hello", "target": "zh", "translation": "你好"}], "transcript": "call me back"}\
            """;

    private MediaRoutes() {}

    static List<Route> of(TenantFinder of) {
        return List.of(
                Route.get(path("media"), "Limits on uploads, and what is translated and heard", EXAMPLE)
                        .does(of.asking((request, tenant) -> MediaJson.write(tenant.media()))),
                Route.put(path("media"), "Sets them; what is left out is as by default", EXAMPLE)
                        .answers(EXAMPLE)
                        .does(of.asking((request, tenant) -> set(tenant, request.json()))));
    }

    private static Json set(Tenant tenant, Json body) {
        tenant.setMedia(MediaJson.read(body));
        return MediaJson.write(tenant.media());
    }
}
