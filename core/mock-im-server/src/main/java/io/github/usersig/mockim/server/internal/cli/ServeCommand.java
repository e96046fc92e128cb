package io.github.usersig.mockim.server.internal.cli;

import io.github.usersig.mockim.server.MockImServer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
        modelTransformer = TableOptions.class,
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
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = LOOPBACK,
            description = "Default ${DEFAULT-VALUE}; 0.0.0.0 for all addresses of this machine.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private String bindAddress;

    @Mixin
    private final AppOptions appOptions = new AppOptions();

    @Mixin
    private final WebhookTokenOption webhookToken = new WebhookTokenOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Misspelt.among(System.getenv()).ifPresent(why -> {
            throw appOptions.wrong(why);
        });
        requirePort("--port", port);
        requirePort("--tls-port", tlsPort == null ? 0 : tlsPort);
        ServeSettings settings = settings();
        CommandLine line = spec.commandLine();
        settings.serve(start(settings), line.getOut(), line.getErr());
        return 0;
    }

    /** What the command line and the environment say. */
    ServeSettings settings() {
        ServeSettings.Builder settings = ServeSettings.builder().listen(bindAddress, port);
        if (tlsPort != null) {
            settings.tlsPort(tlsPort);
        }
        for (Setting setting : Setting.values()) {
            List<String> given = given(setting);
            if (!given.isEmpty()) {
                set(settings, setting, given);
            }
        }
        try {
            return settings.build();
        } catch (IllegalArgumentException e) {
            throw wrong(Setting.ADMINS, e.getMessage());
        }
    }

    private List<String> given(Setting setting) {
        return switch (setting) {
            case SDK_APP_ID ->
                appOptions.sdkAppId().map(String::valueOf).stream().toList();
            case SECRET_KEY -> appOptions.secretKey().stream().toList();
            case CONTROL_TOKEN ->
                Stream.ofNullable(System.getenv(setting.variable())).toList();
            case WEBHOOK_TOKEN -> given(Setting.WEBHOOK_URL).isEmpty() ? List.of() : webhookToken.given();
            default -> TableOptions.given(setting, spec);
        };
    }

    private void set(ServeSettings.Builder settings, Setting setting, List<String> given) {
        try {
            settings.set(setting, given);
        } catch (IllegalArgumentException e) {
            throw wrong(setting, e.getMessage());
        } catch (IOException e) {
            throw wrong(setting, "cannot read " + given.get(0) + ": " + e);
        }
    }

    private ParameterException wrong(Setting setting, @Nullable String why) {
        return appOptions.wrong("Invalid value for option " + setting.option() + ": " + why);
    }

    private MockImServer start(ServeSettings settings) {
        MockImServer.Builder builder;
        try {
            builder = settings.mock();
        } catch (IllegalArgumentException e) {
            throw wrong(Setting.ACCOUNTS, e.getMessage());
        }
        try {
            return builder.start();
        } catch (IllegalArgumentException e) {
            throw wrong(Setting.SEED, e.getMessage());
        }
    }

    private void requirePort(String option, int value) {
        if (value < 0 || value > 65_535) {
            throw appOptions.wrong("Invalid value for option " + option + ": " + value + " is not in 0..65535");
        }
    }
}
