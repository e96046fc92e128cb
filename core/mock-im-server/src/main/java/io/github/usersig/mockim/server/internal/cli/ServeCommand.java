package io.github.usersig.mockim.server.internal.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MultiDevicePolicy;
import io.github.usersig.mockim.server.MockImServer;
import io.github.usersig.mockim.server.internal.http.HttpHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the mock until it is told to stop. */
@Command(
        name = "serve",
        description = {
            "Runs the mock until it gets SIGTERM or SIGINT (Ctrl-C).",
            "Without a key it makes a throw-away one and prints it. More apps can be added by its control door."
        },
        mixinStandardHelpOptions = true,
        versionProvider = MockImCli.Version.class,
        footer = {"", "Example:", "  mock-im serve --port 8080 --sdk-app-id 1400000000 --secret-key-file key.txt"})
final class ServeCommand implements Callable<Integer> {

    static final String PORT = "8080";
    static final String LOOPBACK = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = PORT,
            description = "Default ${DEFAULT-VALUE}; 0 for any that is free.")
    private int port;

    @Option(
            names = "--tls-port",
            paramLabel = "PORT",
            description = "Listens for HTTPS too; 0 for any port that is free. The CA is at /__mock/tls.")
    private @Nullable Integer tlsPort;

    @Option(
            names = "--tls-name",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "${env:MOCK_IM_TLS_NAMES}",
            description = {
                "One more host name or address for the certificate. May be repeated.",
                "Default: those that the environment variable MOCK_IM_TLS_NAMES names, with commas between them."
            })
    private final List<String> tlsNames = new ArrayList<>();

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = LOOPBACK,
            description = "Default ${DEFAULT-VALUE}; 0.0.0.0 for all addresses of this machine.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private String bindAddress;

    @Mixin
    private final AppOptions appOptions = new AppOptions();

    @Mixin
    private final WebhookOptions webhookOptions = new WebhookOptions();

    @Option(
            names = "--admin",
            paramLabel = "USER",
            split = ",",
            defaultValue = "${env:MOCK_IM_ADMINS}",
            description = {
                "An app admin beside " + SdkApp.DEFAULT_ADMIN + ". May be repeated.",
                "Default: those that the environment variable MOCK_IM_ADMINS names, with commas between them."
            })
    private final List<String> admins = new ArrayList<>();

    @Option(
            names = "--account",
            paramLabel = "USER",
            split = ",",
            defaultValue = "${env:MOCK_IM_ACCOUNTS}",
            description = {
                "An account to import. May be repeated.",
                "Default: those that the environment variable MOCK_IM_ACCOUNTS names, with commas between them."
            })
    private final List<String> accounts = new ArrayList<>();

    @Option(
            names = "--seed",
            paramLabel = "FILE",
            defaultValue = "${env:MOCK_IM_SEED}",
            description = {
                "Fills the app with what this JSON file says: admins, accounts, calls and webhooks.",
                "Default: the file that the environment variable MOCK_IM_SEED names."
            })
    private @Nullable Path seed;

    @Option(
            names = "--multi-device-policy",
            paramLabel = "POLICY",
            defaultValue = "${env:MOCK_IM_MULTI_DEVICE_POLICY}",
            description = {
                "On how many devices a user may be at once: ${COMPLETION-CANDIDATES}.",
                "Default: what the environment variable MOCK_IM_MULTI_DEVICE_POLICY says, or MULTI."
            })
    private @Nullable MultiDevicePolicy policy;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        requirePort("--port", port);
        requirePort("--tls-port", tlsPort == null ? 0 : tlsPort);
        tlsNames.forEach(this::requireTlsName);
        ServeSettings settings = settings();
        settings.serve(start(settings), spec.commandLine().getOut());
        return 0;
    }

    private ServeSettings settings() {
        return new ServeSettings(
                bindAddress,
                port,
                tlsPort == null ? OptionalInt.empty() : OptionalInt.of(tlsPort),
                tlsNames,
                app(),
                appOptions.secretKey().isPresent(),
                accounts,
                Optional.ofNullable(seed).map(this::read),
                Optional.ofNullable(policy),
                webhookOptions.settings());
    }

    private MockImServer start(ServeSettings settings) {
        MockImServer.Builder builder;
        try {
            builder = settings.mock();
        } catch (IllegalArgumentException e) {
            throw appOptions.wrong("Invalid value for option --account: " + e.getMessage());
        }
        try {
            return builder.start();
        } catch (IllegalArgumentException e) {
            throw appOptions.wrong("Invalid value for option --seed: " + e.getMessage());
        }
    }

    private String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw appOptions.wrong("Invalid value for option --seed: cannot read " + file + ": " + e);
        }
    }

    private void requirePort(String option, int value) {
        if (value < 0 || value > 65_535) {
            throw appOptions.wrong("Invalid value for option " + option + ": " + value + " is not in 0..65535");
        }
    }

    private void requireTlsName(String name) {
        try {
            HttpHost.requireName(name);
        } catch (IllegalArgumentException e) {
            throw appOptions.wrong("Invalid value for option --tls-name: " + e.getMessage());
        }
    }

    private SdkApp app() {
        SdkApp.Builder app;
        try {
            app = appOptions
                    .sdkAppId()
                    .map(SdkApp::builder)
                    .orElseGet(() -> SdkApp.builder(SdkApp.random().sdkAppId()));
        } catch (IllegalArgumentException e) {
            throw appOptions.wrong("Invalid value for option --sdk-app-id: " + e.getMessage());
        }
        appOptions.secretKey().ifPresent(app::secretKey);
        List<String> all = new ArrayList<>(List.of(SdkApp.DEFAULT_ADMIN));
        all.addAll(admins);
        try {
            return app.admins(all).build();
        } catch (IllegalArgumentException e) {
            throw appOptions.wrong("Invalid value for option --admin: " + e.getMessage());
        }
    }
}
