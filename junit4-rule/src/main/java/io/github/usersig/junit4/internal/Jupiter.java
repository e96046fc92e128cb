package io.github.usersig.junit4.internal;

/** Says so where Jupiter is missing: the annotations are written for it. */
public final class Jupiter {

    private Jupiter() {}

    /** Fails if what our extensions are made of is not there. */
    public static void require(ClassLoader loader) {
        try {
            Class.forName("org.junit.jupiter.api.extension.ExtensionContext", false, loader);
            Class.forName("org.junit.platform.engine.support.store.NamespacedHierarchicalStore", false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "usersig-junit4 works with the extensions of usersig-junit5, which need JUnit 5.12 or newer on the class path, also where JUnit 4 runs the tests: add org.junit.jupiter:junit-jupiter in test scope, of the version that your junit-vintage-engine has",
                    e);
        }
    }
}
