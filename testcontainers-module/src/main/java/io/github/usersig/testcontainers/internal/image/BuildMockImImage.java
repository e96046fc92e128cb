package io.github.usersig.testcontainers.internal.image;

/**
 * Builds the image of the mock, if the engine does not have it, and prints its name.
 *
 * <pre>{@code
 * mvn -Pimage -pl testcontainers-module -am
 * }</pre>
 *
 * <p>Made from the JDK that runs this, on Linux; else, or if the system property {@code usersig.testcontainers.base-image}
 * names one, on an image with a Java runtime.
 */
public final class BuildMockImImage {

    private BuildMockImImage() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) {
        System.out.println(MockImImage.ofThisVersion().ensure());
    }
}
