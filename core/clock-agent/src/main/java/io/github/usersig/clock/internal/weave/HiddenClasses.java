package io.github.usersig.clock.internal.weave;

import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodHandles.Lookup.ClassOption;

/** What woven classes call to define a hidden class, which the JVM shows to no agent: it is woven on its way there. */
public final class HiddenClasses {

    private HiddenClasses() {}

    public static Lookup defineHiddenClass(
            Lookup lookup, byte[] bytes, boolean initialize, ClassOption[] options, int site)
            throws IllegalAccessException {
        return lookup.defineHiddenClass(woven(lookup, bytes), initialize, options);
    }

    public static Lookup defineHiddenClassWithClassData(
            Lookup lookup, byte[] bytes, Object classData, boolean initialize, ClassOption[] options, int site)
            throws IllegalAccessException {
        return lookup.defineHiddenClassWithClassData(woven(lookup, bytes), classData, initialize, options);
    }

    /** Null stays null, for the JDK to refuse. */
    private static byte[] woven(Lookup lookup, byte[] bytes) {
        byte[] woven = bytes == null ? null : Weaver.weaveHidden(lookup.lookupClass(), bytes);
        return woven == null ? bytes : woven;
    }
}
