package io.github.usersig.testcontainers;

/** Starts a container of an image that is somebody's own, where the engine does not have it. */
final class NamedImage {

    static final String NAME = "registry.example.com/usersig/mock-im:1";

    private NamedImage() {}

    public static void main(String[] arguments) {
        try {
            new MockImContainer(org.testcontainers.utility.DockerImageName.parse(NAME)
                            .asCompatibleSubstituteFor("usersig/mock-im"))
                    .start();
        } catch (RuntimeException e) {
            System.out.println("start: " + e.getMessage());
        }
        System.exit(0); // threads of the engine's client may not be daemons
    }
}
