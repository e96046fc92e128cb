package io.github.usersig.mockim.server;

import io.github.usersig.SdkApp;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.UserSigVerifier;
import io.github.usersig.mockim.server.internal.command.Commands;
import io.github.usersig.mockim.server.internal.command.RegisteredCommand;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What the first request to a mock would wait for: reading the catalogue, and the JDK's way to its HMAC. While the first mock of
 * a JVM starts, another core can do it.
 */
final class FirstRequest {

    private static final AtomicBoolean PREPARED = new AtomicBoolean();

    private FirstRequest() {}

    /** Prepares for it in the background, once in a JVM. */
    static void prepare(Commands commands) {
        if (PREPARED.compareAndSet(false, true)) {
            Thread thread = new Thread(() -> run(commands), "mock-im-first-request");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void run(Commands commands) {
        commands.find("openim/sendmsg").ifPresent(RegisteredCommand::spec);
        SdkApp app = SdkApp.random();
        String userSig = UserSigIssuer.of(app).issue(SdkApp.DEFAULT_ADMIN).text();
        UserSigVerifier.of(app).verify(userSig, SdkApp.DEFAULT_ADMIN, Instant.now());
    }
}
