package io.github.usersig.mockim.server.internal.cli;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.server.internal.parity.play.HttpBackEnd;
import io.github.usersig.mockim.server.internal.parity.play.Identity;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which app is meant, and how it is reached. */
final class TargetOptions {

    private static final int FASTEST = 1_000;

    @Mixin
    private final AppOptions appOptions = new AppOptions();

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = {
                "Where the app is, such as https://console.tim.qq.com (China) or https://adminapisgp.im.qcloud.com",
                "(Singapore); or a mock, such as http://127.0.0.1:8080."
            })
    private @Nullable URI endpoint;

    @Option(
            names = "--admin",
            paramLabel = "USER",
            defaultValue = SdkApp.DEFAULT_ADMIN,
            description = "The app admin who calls. Default ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private String admin;

    @Option(
            names = "--prefix",
            paramLabel = "PREFIX",
            defaultValue = Identity.PREFIX,
            description = {
                "What all UserIDs and GroupIds begin with; nothing without it is touched. Default ${DEFAULT-VALUE}.",
                "Take another one if the app has accounts that begin so."
            })
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private String prefix;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many calls a second at most. Default ${DEFAULT-VALUE}.")
    private int rate;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    int rate() {
        if (rate < 1 || rate > FASTEST) {
            throw wrong("Invalid value for option --rate: " + rate + " is not in 1.." + FASTEST);
        }
        return rate;
    }

    String prefix() {
        return prefix;
    }

    Identity identity() {
        return identity(appOptions.required());
    }

    /** As whom, where nothing is sent: the app does not matter then. */
    Identity identityOfNoApp() {
        return identity(SdkApp.random());
    }

    private Identity identity(SdkApp app) {
        try {
            return new Identity(app.withAdmins(java.util.List.of(admin)), admin, prefix);
        } catch (IllegalArgumentException e) {
            throw wrong("Invalid value for option --prefix or --admin: " + e.getMessage());
        }
    }

    HttpBackEnd backEnd() {
        if (endpoint == null) {
            throw wrong("Missing option --endpoint");
        }
        try {
            return HttpBackEnd.at(endpoint, rate());
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw wrong("Invalid value for option --endpoint: " + e.getMessage());
        }
    }

    ParameterException wrong(String why) {
        return new ParameterException(spec.commandLine(), why);
    }
}
