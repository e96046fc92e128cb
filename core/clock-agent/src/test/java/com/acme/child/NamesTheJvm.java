package com.acme.child;

/** An agent that gives the JVM another name. */
public final class NamesTheJvm {

    private NamesTheJvm() {}

    /** Its argument is the name. */
    public static void premain(String name) {
        System.setProperty("java.vm.name", name);
    }
}
