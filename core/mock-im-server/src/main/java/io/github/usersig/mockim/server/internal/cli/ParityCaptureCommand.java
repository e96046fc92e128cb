package io.github.usersig.mockim.server.internal.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.CaptureStanding;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImBackend;
import io.github.usersig.mockim.MockImCapture;
import io.github.usersig.mockim.MockImException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Records what an app server asks a mock that runs, and makes a scenario of it. */
@Command(
        name = "capture",
        description = {
            "Records what an app server asks a mock at the REST door, and makes a scenario of it.",
            "With --start, then --stop; or with --for, until that time is over or Ctrl-C comes."
        },
        mixinStandardHelpOptions = true,
        versionProvider = MockImCli.Version.class,
        footer = {
            "",
            "Examples:",
            "  mock-im parity capture --url http://mock:8080 --start",
            "  mock-im parity capture --url http://mock:8080 --stop --out book/own/morning.yaml"
        })
final class ParityCaptureCommand implements Callable<Integer> {

    /** Any key will do: who controls a mock does not sign. */
    private static final String NO_KEY = "not needed to control a mock";

    private static final Pattern PLACE = Pattern.compile("(?:.*/)?([a-z][a-z0-9-]*/[a-z][a-z0-9-]*)\\.ya?ml");

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:" + ServeCommand.PORT,
            description = "Where the mock is. Default ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private URI url;

    @Option(names = "--sdk-app-id", paramLabel = "N", description = "Which of its apps, if it serves several.")
    private @Nullable Long sdkAppId;

    @Option(
            names = "--control-token-file",
            paramLabel = "FILE",
            description = {
                "A file with the mock's control token, if it has one.",
                "Default: the environment variable MOCK_IM_CONTROL_TOKEN."
            })
    private @Nullable Path tokenFile;

    @Option(names = "--start", description = "Starts, and leaves it to a later --stop to end.")
    private boolean start;

    @Option(names = "--stop", description = "Stops what --start has started, and writes the scenario.")
    private boolean stop;

    @Option(names = "--for", paramLabel = "DURATION", description = "Records for so long, such as PT10M.")
    private @Nullable Duration time;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where the scenario goes, such as book/own/morning.yaml.")
    private @Nullable Path out;

    @Option(names = "--id", paramLabel = "PART/NAME", description = "Its id. Default: folder and name of --out.")
    private @Nullable String id;

    @Option(
            names = "--keep",
            paramLabel = "FIELD",
            description = "A field whose texts stay as they are, such as Nick. May be repeated.")
    private List<String> kept = List.of();

    @Option(
            names = "--calls",
            paramLabel = "N",
            defaultValue = "" + CaptureStanding.USUAL_CALLS,
            description = "How many calls are recorded at most. Default ${DEFAULT-VALUE}.")
    private int mostCalls;

    @Option(
            names = "--bytes",
            paramLabel = "N",
            defaultValue = "" + CaptureStanding.USUAL_BYTES,
            description = "How many bytes of bodies and replies are recorded at most. Default ${DEFAULT-VALUE}.")
    private int mostBytes;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (Stream.of(start, stop, time != null).filter(given -> given).count() != 1) {
            throw wrong("Give one of --start, --stop and --for");
        }
        String scenario = start ? "" : scenarioId();
        try (MockImBackend mock = connect()) {
            MockImCapture capture = tenant(mock).capture();
            if (!stop) {
                begin(capture);
            }
            if (start) {
                say("recording: mock-im parity capture --stop --out FILE ends it");
                return 0;
            }
            waitFor(time);
            capture.stop();
            return write(capture, scenario);
        }
    }

    private void begin(MockImCapture capture) {
        try {
            capture.start(mostCalls, mostBytes);
        } catch (IllegalArgumentException e) {
            throw wrong("Invalid value for option --calls or --bytes: " + e.getMessage());
        }
    }

    /** Until then, or until somebody has enough. */
    @SuppressWarnings("try") // what is open needs no mention
    private void waitFor(@Nullable Duration until) throws InterruptedException {
        if (until != null) {
            try (StopSignals signals = StopSignals.take()) {
                say("recording for " + until + "; Ctrl-C ends it sooner");
                signals.await(until.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private int write(MockImCapture capture, String scenario) {
        CaptureStanding standing = capture.standing();
        String yaml = yaml(capture, scenario);
        if (yaml.isEmpty()) {
            throw new MockImException(
                    "nothing was recorded that makes a scenario: no call came to the REST door since --start");
        }
        Path file = file();
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, yaml, UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw wrong("Invalid value for option --out: " + file + " is there already");
        } catch (IOException e) {
            throw wrong("Invalid value for option --out: " + file + " cannot be written: " + e);
        }
        say("scenario " + scenario + " of " + standing.calls() + " calls in " + file
                + (standing.missed() == 0 ? "" : "; " + standing.missed() + " calls more were too many or too long"));
        return 0;
    }

    private String yaml(MockImCapture capture, String scenario) {
        try {
            return capture.scenario(scenario, kept.toArray(String[]::new));
        } catch (IllegalArgumentException e) {
            throw wrong("Invalid value for option --id: " + e.getMessage());
        }
    }

    private Path file() {
        if (out == null) {
            throw wrong("Missing option --out, the file that the scenario goes to");
        }
        return out;
    }

    private String scenarioId() {
        Path file = file();
        if (Files.exists(file)) {
            throw wrong("Invalid value for option --out: " + file + " is there already");
        }
        if (id != null) {
            return id;
        }
        Matcher place = PLACE.matcher(file.toString().replace('\\', '/'));
        if (!place.matches()) {
            throw wrong(
                    "--out says no id, which is a folder and a name in small letters, such as book/own/morning.yaml: put it"
                            + " there, or give --id own/morning");
        }
        return place.group(1);
    }

    private MockImBackend connect() {
        String token = tokenFile == null
                ? System.getenv(Setting.CONTROL_TOKEN.variable())
                : SecretFile.read(tokenFile, "--control-token-file", spec);
        try {
            return token == null ? MockImBackend.connect(url) : MockImBackend.connect(url, token);
        } catch (IllegalArgumentException e) {
            throw wrong("The control token or --url is none: " + e.getMessage());
        }
    }

    private MockIm tenant(MockImBackend mock) {
        List<Long> all = mock.tenants();
        if (sdkAppId == null && all.size() != 1) {
            throw wrong("Missing option --sdk-app-id: the mock serves " + (all.isEmpty() ? "no app" : all));
        }
        long wanted = sdkAppId == null ? all.get(0) : sdkAppId;
        if (!all.contains(wanted)) {
            throw wrong("Invalid value for option --sdk-app-id: the mock serves " + (all.isEmpty() ? "no app" : all));
        }
        return mock.tenant(SdkApp.of(wanted, NO_KEY));
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
