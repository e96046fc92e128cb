package io.github.usersig.testcontainers.internal.image;

/** The server on an image with a Java runtime. */
final class BaseImageRecipe implements MockImImage.Recipe {

    private final String base;
    private final String reason;

    /** @param reason why not on something else, to go on after its description; may be empty */
    BaseImageRecipe(String base, String reason) {
        this.base = base;
        this.reason = reason;
    }

    @Override
    public String description() {
        return "on the base image " + base + reason;
    }

    @Override
    public String ingredients() {
        return base;
    }

    /** Of what is put on the base, which has its own. */
    @Override
    public String licences() {
        return "Apache-2.0";
    }

    @Override
    public String dockerfile() {
        return """
            FROM %1$s
            WORKDIR /app
            COPY mock-im.jar /app/
            RUN ["java", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xlog:disable", "-XX:ArchiveClassesAtExit=/app/mock-im.jsa", "-jar", "/app/mock-im.jar", "warm-up"]
            USER 10001:10001
            EXPOSE 8080 8443
            ENTRYPOINT ["java", "-XX:+ExitOnOutOfMemoryError", "-XX:+UseSerialGC", "-XX:-UsePerfData", "%2$s", "-XX:SharedArchiveFile=/app/mock-im.jsa", "-jar", "/app/mock-im.jar"]
            CMD ["serve", "--bind=0.0.0.0", "--port=8080", "--tls-port=8443"]
            """.formatted(base, JlinkRecipe.QUICK_COMPILER);
    }

    @Override
    public void prepare(BuildFolder folder) {
        // the base has all there is to have
    }
}
