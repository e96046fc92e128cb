package io.github.usersig.testcontainers;

import io.github.usersig.testcontainers.internal.image.MockImImage;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** Somebody's app in an image with a Java runtime: ours will do for one. */
final class JavaApp extends GenericContainer<JavaApp> {

    private static final Pattern WITHOUT = Pattern.compile("usersig|testcontainers|junit|docker-java|jna|jacoco");

    private JavaApp(String... command) {
        super(DockerImageName.parse(MockImImage.ofThisVersion().ensure()));
        withCreateContainerCmdModifier(create -> create.withEntrypoint("/opt/java/bin/java"));
        withCommand(command);
    }

    /** With this class and nothing else. */
    static JavaApp of(Class<?> main, String... arguments) {
        String file = main.getName().replace('.', '/') + ".class";
        return new JavaApp(command("/tmp/app:/tmp/app/lib/*", main, arguments))
                .withCopyFileToContainer(MountableFile.forClasspathResource(file), "/tmp/app/" + file);
    }

    /** With this class, which the image has in {@code /srv/app}, and nothing copied into it. */
    static JavaApp ofImage(String image, Class<?> main, String... arguments) {
        return new JavaApp(command("/srv/app", main, arguments)).in(image);
    }

    /** In another image, made from ours. */
    JavaApp in(String image) {
        setDockerImageName(image);
        return self();
    }

    /** And with the libraries of the test. */
    JavaApp withLibraries() {
        for (String entry : List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))) {
            Path jar = Path.of(entry);
            if (entry.endsWith(".jar")
                    && !WITHOUT.matcher(jar.getFileName().toString()).find()) {
                withCopyFileToContainer(MountableFile.forHostPath(jar), "/tmp/app/lib/" + jar.getFileName());
            }
        }
        return this;
    }

    private static String[] command(String classPath, Class<?> main, String... arguments) {
        List<String> command = new java.util.ArrayList<>(List.of("-cp", classPath, main.getName()));
        command.addAll(List.of(arguments));
        return command.toArray(String[]::new);
    }
}
