package com.acme.child;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;

/** An agent that loads a class of the app, and from then on lets nobody transform it. */
public final class SpoilsAClass {

    private SpoilsAClass() {}

    /** Its argument is the class. */
    public static void premain(String name, Instrumentation instrumentation) throws ClassNotFoundException {
        Class<?> spoilt = Class.forName(name);
        instrumentation.addTransformer(
                new ClassFileTransformer() {
                    @Override
                    public byte[] transform(
                            ClassLoader loader,
                            String internalName,
                            Class<?> type,
                            java.security.ProtectionDomain domain,
                            byte[] file) {
                        return type == spoilt ? new byte[] {1} : null;
                    }
                },
                true);
    }
}
