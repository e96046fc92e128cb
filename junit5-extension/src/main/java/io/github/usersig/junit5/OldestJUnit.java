package io.github.usersig.junit5;

import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Says so where JUnit is too old: there, all tests of a class would share what their constructors are given. */
final class OldestJUnit {

    /** New in JUnit 5.12, and what the extensions cannot do without. */
    static final String NEEDED = "org.junit.jupiter.api.extension.TestInstantiationAwareExtension";

    private OldestJUnit() {}

    /** Fails if this JUnit is older than 5.12. */
    static void require(ClassLoader junit) {
        try {
            Class.forName(NEEDED, false, junit);
        } catch (ClassNotFoundException e) {
            throw new ExtensionConfigurationException(
                    "usersig-junit5 needs JUnit 5.12 or newer, and the class path has an older one: import org.junit:junit-bom:5.12.2 or newer among the managed dependencies, before what a framework's own BOM says",
                    e);
        }
    }
}
