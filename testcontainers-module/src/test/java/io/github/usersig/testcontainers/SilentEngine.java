package io.github.usersig.testcontainers;

import io.github.usersig.testcontainers.internal.image.BuildMockImImage;

/** Does all that comes first with an engine, for a test whose engine never answers. */
final class SilentEngine {

    private SilentEngine() {}

    public static void main(String[] arguments) {
        tell("start", () -> new MockImContainer().start());
        tell("start again", () -> new MockImContainer().start());
        tell("callback", () -> new MockImContainer().getCallbackEndpoint(8000));
        tell("build", () -> BuildMockImImage.main(new String[0]));
        System.exit(0); // threads that are stuck with the engine are daemons, but its client's may not be
    }

    private static void tell(String what, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            System.out.println(what + ": " + e.getMessage());
        }
    }
}
