package io.github.usersig.testcontainers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.SessionSettings;
import io.github.usersig.mockim.WebhookSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a mock in a container is to be like: the app it serves from the start, and what is in that. */
final class MockImSettings {

    private static final SdkApp REUSED_APP = SdkApp.of(1400000000, "the key of a mock that is reused");

    /** In the container. */
    static final String SEED_FILE = GivenFiles.FOLDER + "seed.json";

    private static final String PROFILE_FILE = GivenFiles.FOLDER + "profile.yaml";

    private static final String CERTIFICATE_FILE = GivenFiles.FOLDER + "tls.pem";

    private final SdkApp throwAway = SdkApp.random();
    private final List<String> admins = new ArrayList<>();
    private final Set<String> accounts = new LinkedHashSet<>();
    private final List<String> allowedHosts = new ArrayList<>();
    private boolean proxying;
    private @Nullable SdkApp app;
    private @Nullable String seed;
    private @Nullable String profile;
    private @Nullable SessionSettings sessions;
    private @Nullable WebhookSettings webhooks;
    private @Nullable String tlsCertificate;
    private final List<Consumer<MockIm>> inits = new ArrayList<>();

    void app(SdkApp app) {
        requireNonNull(app, "app").admins().forEach(MockImSettings::requireNoComma);
        this.app = app;
    }

    void addAdmins(String... userIds) {
        for (String userId : userIds) {
            admins.add(requireNoComma(userId));
        }
    }

    void addAccounts(String... userIds) {
        for (String userId : userIds) {
            accounts.add(requireNoComma(userId));
        }
    }

    /** The service allows one in a UserID, but the server would take it for two users. */
    private static String requireNoComma(String userId) {
        if (requireNonNull(userId, "userId").contains(",")) {
            throw new IllegalArgumentException("a container is told its users with commas between them, so \"" + userId
                    + "\" cannot be one of them: import it with withSeed, as in {\"accounts\": [\"" + userId
                    + "\"]}, and make it an admin with mockIm().addAdmin");
        }
        return userId;
    }

    void allowProxying() {
        proxying = true;
    }

    void allowHosts(String... names) {
        for (String name : names) {
            if (requireNonNull(name, "name").isEmpty() || name.contains(",")) {
                throw new IllegalArgumentException(
                        "\"" + name + "\" is no host name: give each one by itself, as in mock.example");
            }
            allowedHosts.add(name);
        }
    }

    /** More names under which it may be controlled. */
    List<String> allowedHosts() {
        return List.copyOf(allowedHosts);
    }

    void sessions(SessionSettings settings) {
        this.sessions = requireNonNull(settings, "settings");
    }

    void profile(String nameOrYaml) {
        this.profile = requireNonNull(nameOrYaml, "nameOrYaml");
    }

    private boolean hasProfileOfItsOwn() {
        return profile != null && profile.contains(":"); // as any YAML has, and no name
    }

    void webhooks(WebhookSettings settings) {
        this.webhooks = requireNonNull(settings, "settings");
    }

    void seed(String json) {
        this.seed = requireNonNull(json, "json");
    }

    void seedFile(Path file) {
        try {
            seed(Files.readString(file, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the seed file " + file + " cannot be read", e);
        }
    }

    void seedFromClasspath(String path) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream in = loader.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no seed file \"" + path
                        + "\" at the root of the class path: put it under src/test/resources");
            }
            seed(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the seed file " + path + " cannot be read", e);
        }
    }

    /** @param reused whether it may be found again by its settings, of which none must be random then */
    SdkApp app(boolean reused) {
        SdkApp base = app != null ? app : reused ? REUSED_APP : throwAway;
        Set<String> all = new LinkedHashSet<>(base.admins());
        all.addAll(admins);
        return base.withAdmins(all);
    }

    void addInit(Consumer<MockIm> init) {
        inits.add(requireNonNull(init, "init"));
    }

    void tlsCertificate(Path... pemFiles) {
        StringBuilder all = new StringBuilder();
        for (Path file : pemFiles) {
            try {
                all.append(Files.readString(file, UTF_8)).append('\n');
            } catch (IOException e) {
                throw new UncheckedIOException("the certificate in " + file + " cannot be read: " + e, e);
            }
        }
        tlsCertificate = all.toString();
    }

    /** What stands in the files that its variables name. */
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        if (seed != null) {
            files.put(SEED_FILE, seed);
        }
        if (profile != null && hasProfileOfItsOwn()) {
            files.put(PROFILE_FILE, profile);
        }
        if (tlsCertificate != null) {
            files.put(CERTIFICATE_FILE, tlsCertificate);
        }
        return files;
    }

    /**
     * What the server reads them from when it starts: variables that it knows by its own table.
     *
     * @param tlsNames for its certificate, with commas between them
     * @param controlNames under which it may be controlled, with commas between them
     */
    Map<String, String> environment(SdkApp app, String tlsNames, String controlNames) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("MOCK_IM_SDK_APP_ID", Long.toString(app.sdkAppId()));
        environment.put("MOCK_IM_SECRET_KEY", app.secretKey());
        putAll(
                environment,
                "MOCK_IM_ADMINS",
                app.admins().stream()
                        .filter(admin -> !admin.equals(SdkApp.DEFAULT_ADMIN))
                        .toList());
        putAll(environment, "MOCK_IM_ACCOUNTS", accounts);
        environment.put("MOCK_IM_TLS_NAMES", tlsNames);
        environment.put("MOCK_IM_ALLOWED_HOSTS", controlNames);
        if (proxying) {
            environment.put("MOCK_IM_ALLOW_PROXYING", "true");
        }
        if (seed != null) {
            environment.put("MOCK_IM_SEED", SEED_FILE);
        }
        if (tlsCertificate != null) {
            environment.put("MOCK_IM_TLS_CERTIFICATE", CERTIFICATE_FILE);
        }
        if (profile != null) {
            environment.put("MOCK_IM_PROFILE", hasProfileOfItsOwn() ? PROFILE_FILE : profile);
        }
        if (sessions != null) {
            environment.put("MOCK_IM_MULTI_DEVICE_POLICY", sessions.policy().name());
        }
        return environment;
    }

    /** With commas between them, if there are any. */
    private static void putAll(Map<String, String> environment, String name, Collection<String> values) {
        if (!values.isEmpty()) {
            environment.put(name, String.join(",", values));
        }
    }

    /** Tells a mock that has just started what no environment variable does. */
    void applyTo(MockIm im) {
        if (sessions != null) {
            im.sessions().settings(sessions);
        }
        if (webhooks != null) {
            im.webhooks().settings(webhooks);
        }
        inits.forEach(init -> init.accept(im));
    }

    /** Makes a mock what it was when it had just started. */
    void restore(MockIm im) {
        im.reset();
        im.importAccounts(accounts.toArray(String[]::new));
        if (seed != null) {
            im.seed(seed);
        }
        applyTo(im);
    }
}
