package io.github.usersig.junit5;

import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** The tenants of a run that tests work with now: an app that talks to another one's is not easily seen. Thread-safe. */
final class Neighbours {

    private static final Namespace NAMESPACE = Namespace.create(Neighbours.class);

    private final Map<TestApp, String> owners = new ConcurrentHashMap<>();

    private Neighbours() {}

    static Neighbours of(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Neighbours.class, key -> new Neighbours(), Neighbours.class);
    }

    void add(TestApp app, String owner) {
        owners.put(app, owner);
    }

    void remove(TestApp app) {
        owners.remove(app);
    }

    /** Where a UserSig was presented, if not to its own tenant; to be appended to a sentence. */
    Optional<String> whereElse(TestApp own, String userSig) {
        return owners.entrySet().stream()
                .filter(entry -> entry.getKey() != own)
                .filter(entry ->
                        entry.getKey().tenant().filter(im -> saw(im, userSig)).isPresent())
                .map(entry -> "SDKAppID %d, the tenant of %s"
                        .formatted(entry.getKey().app().sdkAppId(), entry.getValue()))
                .findFirst();
    }

    private static boolean saw(MockIm im, String userSig) {
        try {
            return im.journal().with(userSig).size() > 0;
        } catch (MockImException gone) { // another test's, which has just ended
            return false;
        }
    }
}
