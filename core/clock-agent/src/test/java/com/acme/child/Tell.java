package com.acme.child;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Scanner;

/** Tells, for each line on its standard input, how far its clocks are off: the JVM's, and that of another package. */
public final class Tell {

    private Tell() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println(line());
        try (Scanner in = new Scanner(System.in, StandardCharsets.UTF_8)) {
            while (in.hasNextLine()) {
                in.nextLine();
                System.out.println(line());
            }
        }
    }

    /** In milliseconds: {@code System.currentTimeMillis()} here, in another package, and {@code Instant.now()} here. */
    private static String line() throws ReflectiveOperationException {
        Instant real = (Instant) Class.forName("io.github.usersig.clock.internal.RealTime")
                .getMethod("instant")
                .invoke(null);
        return off(real, Instant.ofEpochMilli(System.currentTimeMillis())) + " "
                + off(real, new com.acme.server.Server().now()) + " " + off(real, Instant.now());
    }

    private static long off(Instant real, Instant shown) {
        return Duration.between(real, shown).toMillis();
    }
}
