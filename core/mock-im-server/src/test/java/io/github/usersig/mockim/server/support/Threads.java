package io.github.usersig.mockim.server.support;

/** Threads of this JVM by whose they are. A count of all of them would move with the HTTP client that a test asks with. */
public final class Threads {

    private Threads() {}

    /** How many threads of the mock run now; all of them have names of its own. */
    public static long ofTheMock() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("mock-im"))
                .count();
    }
}
