package io.github.usersig.testcontainers.internal.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** Nothing but a Java runtime made of a JDK of this machine, the libraries it needs, and the server. */
final class JlinkRecipe implements MockImImage.Recipe {

    /** What the server and its libraries call when they serve; jdk.net is for the client by which WireMock passes requests on. */
    static final String MODULES =
            "java.base,java.logging,java.management,java.naming,java.net.http,java.sql,java.xml,java.instrument,jdk.net,jdk.unsupported";

    /** From this version on a JVM writes one cache with everything in it (JEP 514), before that an archive of classes. */
    private static final int AOT_CACHES = 25;

    /** From this version on java.base has elliptic curves. */
    private static final int EC_IN_BASE = 22;

    /**
     * Without the compiler for long runs: while the mock starts, it takes the time of those who start it, a fifth of it all. What a
     * test run asks of its mock comes sooner, too; only after ten seconds of full load the other compiler would be ahead.
     */
    static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

    /** Of the libraries that it takes from this machine, where their texts may be missing. */
    private static final List<String> LICENCES =
            List.of("README.txt", "LGPL-2.1.txt", "GPL-3.0.txt", "GCC-exception-3.1.txt", "Zlib.txt");

    private static final String JAVA = "/opt/java/bin/java";
    private static final String USER = "10001:10001";

    private final Path jdk;
    private final String version;

    JlinkRecipe(Path jdk) {
        this.jdk = jdk;
        this.version = release(jdk).getProperty("JAVA_VERSION", "").replace("\"", "");
    }

    /** Whether this is a JDK, not a mere runtime, on Linux. */
    static boolean isPossible(Path jdk) {
        return Files.isExecutable(jdk.resolve("bin/jlink")) && Files.isRegularFile(Path.of("/proc/self/exe"));
    }

    private static Properties release(Path jdk) {
        Properties release = new Properties();
        try (var reader = Files.newBufferedReader(jdk.resolve("release"))) {
            release.load(reader);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    jdk + " is no JDK: it has no file \"release\". Run the tests on a JDK, or name a base image", e);
        }
        return release;
    }

    private static byte[] licence(String text) throws IOException {
        try (InputStream in = JlinkRecipe.class.getResourceAsStream("licences/" + text)) {
            if (in == null) {
                throw new IOException("usersig-testcontainers has no licences/" + text + " inside");
            }
            return in.readAllBytes();
        }
    }

    private int feature() {
        return Runtime.Version.parse(version).feature();
    }

    /** Some JDKs come with symbols that only debuggers read, 4 MB of them. Without binutils they stay in. */
    static boolean canStrip() {
        return Programs.exists("strip");
    }

    @Override
    public String description() {
        return "from the JDK " + version + " at " + jdk;
    }

    @Override
    public String ingredients() {
        return release(jdk).entrySet().stream().map(Object::toString).sorted().toList()
                + (canStrip() ? " stripped" : "");
    }

    /** The runtime is OpenJDK, as most JDKs are. */
    @Override
    public String licences() {
        return "Apache-2.0 AND GPL-2.0-only WITH Classpath-exception-2.0 AND LGPL-2.1-or-later"
                + " AND GPL-3.0-or-later WITH GCC-exception-3.1 AND Zlib";
    }

    @Override
    public String dockerfile() {
        boolean aot = feature() >= AOT_CACHES;
        String write = aot ? "-XX:AOTCacheOutput=/app/mock-im.aot" : "-XX:ArchiveClassesAtExit=/app/mock-im.jsa";
        String read = aot ? "-XX:AOTCache=/app/mock-im.aot" : "-XX:SharedArchiveFile=/app/mock-im.jsa";
        String options = "\"-XX:+UseSerialGC\", \"-XX:-UsePerfData\", \"" + QUICK_COMPILER + "\"";
        // Whoever writes an archive must run with the collector of whoever reads it.
        return """
            FROM scratch
            COPY root/ /
            WORKDIR /app
            COPY mock-im.jar /app/
            %sRUN ["%s", %s, "-Xlog:disable", "%s", "-jar", "/app/mock-im.jar", "warm-up"]
            USER %s
            EXPOSE 8080 8443
            ENTRYPOINT ["%s", "-XX:+ExitOnOutOfMemoryError", %s, "%s", "-jar", "/app/mock-im.jar"]
            CMD ["serve", "--bind=0.0.0.0", "--port=8080", "--tls-port=8443"]
            """.formatted(
                aot ? "" : "RUN [\"" + JAVA + "\", \"-Xshare:dump\", \"-XX:-UsePerfData\", \"-Xlog:disable\"]\n",
                JAVA,
                options,
                write,
                USER,
                JAVA,
                options,
                read);
    }

    @Override
    public void prepare(BuildFolder folder) throws IOException {
        Path runtime = folder.resolve("root/opt/java");
        Programs.run(
                jdk.resolve("bin/jlink").toString(),
                "--add-modules",
                feature() < EC_IN_BASE ? MODULES + ",jdk.crypto.ec" : MODULES,
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--compress",
                feature() >= 21 ? "zip-9" : "2",
                "--output",
                runtime.toString());
        if (canStrip()) {
            Programs.run(
                    "strip",
                    "--strip-unneeded",
                    runtime.resolve("lib/server/libjvm.so").toString());
        }
        Libraries.of(runtime).copyTo(folder, "root");
        for (String text : LICENCES) {
            folder.write("root/usr/share/licenses/" + text, licence(text));
        }
        Files.createDirectories(folder.resolve("root/tmp"));
        folder.write("root/etc/passwd", "root:x:0:0::/:\nmock-im:x:10001:10001::/app:\n");
        folder.write("root/etc/hosts", "127.0.0.1 localhost\n");
        folder.write("root/etc/nsswitch.conf", "hosts: files dns\n");
    }
}
