package io.github.usersig.testcontainers;

import io.github.usersig.testcontainers.internal.image.BuildFolder;
import io.github.usersig.testcontainers.internal.image.Libraries;
import java.io.IOException;
import java.nio.file.Path;
import org.testcontainers.containers.GenericContainer;

/** Somebody's container without Java: a program of this machine and the libraries it needs. */
final class NoJava extends GenericContainer<NoJava> {

    private static final String IMAGE = "usersig/no-java:test";
    private static final Path PROGRAM = Path.of("/bin/sleep");

    private NoJava() {
        super(IMAGE);
    }

    static NoJava made() throws IOException {
        try (BuildFolder folder = BuildFolder.create()) {
            folder.add(PROGRAM, "root" + PROGRAM);
            Libraries.of(PROGRAM).copyTo(folder, "root");
            TestImages.build(IMAGE, folder, """
                FROM scratch
                COPY root/ /
                CMD ["/bin/sleep", "600"]
                """);
        }
        return new NoJava();
    }

    @Override
    public void close() {
        super.close();
        TestImages.remove(IMAGE);
    }
}
