package io.github.usersig.mockim.server.internal.cli;

import io.github.usersig.SdkApp;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which app it is about. No message of this class repeats a key. */
final class AppOptions {

    static final String ID = "--sdk-app-id";
    static final String ID_VARIABLE = "MOCK_IM_SDK_APP_ID";
    static final String KEY = "--secret-key";
    private static final String KEY_FILE = "--secret-key-file";
    static final String KEY_VARIABLE = "MOCK_IM_SECRET_KEY";

    @Option(
            names = ID,
            paramLabel = "N",
            defaultValue = "${env:" + ID_VARIABLE + "}",
            description = "The SDKAppID, 1 to 4294967295. Default: the environment variable " + ID_VARIABLE + ".")
    private @Nullable Long sdkAppId;

    @Option(
            names = KEY,
            paramLabel = "KEY",
            description = {
                "The secret key. Others on this machine may see it: --secret-key-file is safer.",
                "Default: the environment variable " + KEY_VARIABLE + "."
            })
    private @Nullable String secretKey;

    @Option(
            names = KEY_FILE,
            paramLabel = "FILE",
            description = "A file with the secret key in it. White space at its end does not count.")
    private @Nullable Path secretKeyFile;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    /** The app with its key, both of which must be given. */
    SdkApp required() {
        long id = sdkAppId().orElseThrow(() -> wrong("Missing option --sdk-app-id"));
        return app(id, secretKey().orElseThrow(() -> wrong("Missing option --secret-key or --secret-key-file")));
    }

    SdkApp app(long sdkAppId, String key) {
        try {
            return SdkApp.of(sdkAppId, key);
        } catch (IllegalArgumentException e) {
            throw wrong("Invalid value for option --sdk-app-id or --secret-key: " + e.getMessage());
        }
    }

    Optional<Long> sdkAppId() {
        return Optional.ofNullable(sdkAppId);
    }

    Optional<String> secretKey() {
        if (secretKey != null && secretKeyFile != null) {
            throw wrong("--secret-key and --secret-key-file are both given: keep one");
        }
        String given = secretKey == null ? System.getenv(KEY_VARIABLE) : secretKey;
        String key = secretKeyFile == null ? given : SecretFile.read(secretKeyFile, KEY_FILE, spec);
        if (key != null && key.isEmpty()) {
            throw wrong("The secret key is empty: check --secret-key or --secret-key-file");
        }
        return Optional.ofNullable(key);
    }

    ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
