package com.acme.child;

import io.github.usersig.clock.ClockAgent;

/** Tells why the agent cannot be attached, and goes on. */
public final class AttachAnyway {

    private AttachAnyway() {}

    public static void main(String[] arguments) {
        try {
            ClockAgent.attach();
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        System.out.println("the app goes on, with the agent " + (ClockAgent.isPresent() ? "in" : "out"));
    }
}
