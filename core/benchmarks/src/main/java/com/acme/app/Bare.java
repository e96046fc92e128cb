package com.acme.app;

/** A program that does nothing but start: what the agent's start is compared with. */
public final class Bare {

    private Bare() {}

    public static void main(String[] arguments) {
        System.out.println(ClockReads.currentTimeMillis());
    }
}
