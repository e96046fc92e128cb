package com.acme.child;

/** An agent that loads the class it is given. */
public final class LoadsAClass {

    private LoadsAClass() {}

    /** Its argument is the class. */
    public static void premain(String name) throws ClassNotFoundException {
        Class.forName(name);
    }
}
