package io.github.usersig.junit5.internal;

import java.util.Optional;

/** The profile that a test class asks for: by its name, or by a YAML file on the class path. */
public final class ProfileFile {

    private ProfileFile() {}

    /** The name, or what is in the file; empty if the class asks for none. */
    public static Optional<String> read(String nameOrPath, Class<?> testClass) {
        boolean isFile = nameOrPath.endsWith(".yaml") || nameOrPath.endsWith(".yml");
        return isFile
                ? Optional.of(ClassPathFile.read("profile", nameOrPath, testClass))
                : Optional.of(nameOrPath).filter(name -> !name.isEmpty());
    }
}
