package io.github.usersig.testcontainers;

/** Starts a container where there is no engine, and then a test that needs one. */
final class NoEngine {

    private NoEngine() {}

    public static void main(String[] arguments) {
        try {
            new MockImContainer().start();
        } catch (RuntimeException e) {
            System.out.println(e.getMessage());
        }
        RunTests.main(new String[] {ContainerContractIT.class.getName()});
    }
}
