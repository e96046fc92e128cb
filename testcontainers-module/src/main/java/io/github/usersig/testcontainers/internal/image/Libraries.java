package io.github.usersig.testcontainers.internal.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The libraries of this machine that a Java runtime needs, the loader included. */
public record Libraries(Set<Path> files) {

    /** Both forms of a line: {@code libz.so.1 => /lib/libz.so.1 (0x0)} and {@code /lib64/ld-linux.so.2 (0x0)}. */
    private static final Pattern FILE = Pattern.compile("^\\s+(?:\\S+ => )?(/\\S+) \\(0x", Pattern.MULTILINE);

    /** What a runtime in a folder needs, or a single program. */
    public static Libraries of(Path runtime) throws IOException {
        Set<Path> files = new TreeSet<>();
        for (Path program : programs(runtime)) {
            Matcher lines = FILE.matcher(Programs.run("ldd", program.toString()));
            while (lines.find()) {
                Path file = Path.of(lines.group(1)).normalize();
                if (!file.startsWith(runtime)) {
                    files.add(file);
                }
            }
        }
        return new Libraries(files);
    }

    private static List<Path> programs(Path runtime) throws IOException {
        if (Files.isRegularFile(runtime)) {
            return List.of(runtime);
        }
        try (Stream<Path> walk = Files.walk(runtime)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> file.endsWith("bin/java") || file.toString().endsWith(".so"))
                    .toList();
        }
    }

    /** Each to the place it has here, where its loader looks for it. */
    public void copyTo(BuildFolder folder, String root) throws IOException {
        for (Path file : files) {
            Files.copy(file.toRealPath(), folder.resolve(root + file));
        }
    }
}
