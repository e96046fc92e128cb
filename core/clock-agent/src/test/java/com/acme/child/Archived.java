package com.acme.child;

import java.time.Instant;
import java.util.Date;
import java.util.function.LongSupplier;

/** Reads its clock in several ways, and needs no other class of ours: made for archives of classes. */
public final class Archived {

    private Archived() {}

    /** Prints what it has read, in milliseconds. */
    @SuppressWarnings("JavaUtilDate") // as an app writes it
    public static void main(String[] arguments) {
        LongSupplier lambda = () -> System.currentTimeMillis();
        LongSupplier reference = System::currentTimeMillis;
        System.out.println(System.currentTimeMillis());
        System.out.println(lambda.getAsLong());
        System.out.println(reference.getAsLong());
        System.out.println(Nested.read());
        System.out.println(Instant.now().toEpochMilli());
        System.out.println(new Date().getTime());
        Plain.use();
    }

    /** Reads no clock. */
    private static final class Plain {
        static void use() {
            System.out.flush();
        }
    }

    private static final class Nested {
        static long read() {
            return System.currentTimeMillis();
        }
    }
}
