#!/usr/bin/env bash
# The Maven plugin that moves packages into a jar of one's own changes their names in texts, too, also in those that a switch
# compares with. The hash codes by which the compiler finds the case stay those of the old names: such a case is never taken.
# Jetty's ErrorHandler finds the cause of an error by a switch on "org.eclipse.jetty.server.error_exception": in a jar with a
# moved Jetty a handler of one's own that asks for it gets null, and in the same jar before the move the exception.
# Tried with maven-shade-plugin 3.6.2 and jetty-server 12.1.14 (Maven Central), on JDK 17.0.15.
# Needs a JDK (17 or newer) and Maven. Prints what it saw; fails if that is no longer so.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat > pom.xml << 'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
    <modelVersion>4.0.0</modelVersion>
    <groupId>finding</groupId>
    <artifactId>finding</artifactId>
    <version>1</version>
    <properties>
        <maven.compiler.release>17</maven.compiler.release>
        <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
    </properties>
    <dependencies>
        <dependency>
            <groupId>org.eclipse.jetty</groupId>
            <artifactId>jetty-server</artifactId>
            <version>12.1.14</version>
        </dependency>
        <dependency>
            <groupId>org.slf4j</groupId>
            <artifactId>slf4j-nop</artifactId>
            <version>2.0.20</version>
        </dependency>
    </dependencies>
    <build>
        <plugins>
            <plugin>
                <groupId>org.apache.maven.plugins</groupId>
                <artifactId>maven-compiler-plugin</artifactId>
                <version>3.15.0</version>
            </plugin>
            <plugin>
                <groupId>org.apache.maven.plugins</groupId>
                <artifactId>maven-shade-plugin</artifactId>
                <version>3.6.2</version>
                <executions>
                    <execution>
                        <id>as-it-is</id>
                        <phase>package</phase>
                        <goals><goal>shade</goal></goals>
                        <configuration>
                            <shadedArtifactAttached>true</shadedArtifactAttached>
                            <shadedClassifierName>plain</shadedClassifierName>
                        </configuration>
                    </execution>
                    <execution>
                        <id>moved</id>
                        <phase>package</phase>
                        <goals><goal>shade</goal></goals>
                        <configuration>
                            <shadedArtifactAttached>true</shadedArtifactAttached>
                            <shadedClassifierName>moved</shadedClassifierName>
                            <relocations>
                                <relocation>
                                    <pattern>org.eclipse.jetty</pattern>
                                    <shadedPattern>mine.jetty</shadedPattern>
                                </relocation>
                            </relocations>
                        </configuration>
                    </execution>
                </executions>
            </plugin>
        </plugins>
    </build>
</project>
POM
mkdir -p src/main/java
cat > src/main/java/Finding.java << 'JAVA'
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

public class Finding {
    public static void main(String[] args) throws Exception {
        Server server = new Server(0);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                throw new IllegalStateException("broken");
            }
        });
        server.setErrorHandler(new ErrorHandler() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                Content.Sink.write(response, true, response.getStatus() + " " + request.getAttribute(ERROR_EXCEPTION), callback);
                return true;
            }
        });
        server.start();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.getURI().getPort())).build();
        System.out.println(HttpClient.newHttpClient().send(request, BodyHandlers.ofString(StandardCharsets.UTF_8)).body());
        server.stop();
    }
}
JAVA
mvn -q package > build.log 2>&1 || { cat build.log; exit 1; }

plain=$(java -cp target/finding-1-plain.jar Finding)
moved=$(java -cp target/finding-1-moved.jar Finding)
echo "Jetty where it was: $plain"
echo "Jetty moved:        $moved"
[ "$plain" = "500 java.lang.IllegalStateException: broken" ]
[ "$moved" = "500 null" ]
