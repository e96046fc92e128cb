#!/usr/bin/env bash
# A test dependency changes what an app is shipped with. Testcontainers names slf4j-api 1.7.36 two steps from the project, Spring
# Boot's web starter names 2.0 four steps away; Maven takes the nearer one, and for all scopes. So in a project that imports no
# BOM of Spring Boot's, Testcontainers in scope "test" puts slf4j-api 1.7.36 on the runtime class path, beside Logback 1.5, which
# registers itself with 2.0 only. The app does not start: "LoggerFactory is not a Logback LoggerContext". Without Testcontainers
# the same project has slf4j-api 2.0 and starts.
# Tried with testcontainers 2.0.5 and spring-boot-starter-web 3.5.7 (Maven Central), Maven 3.8.7, on JDK 17.0.15.
# Needs a JDK (17 or newer) and Maven. Prints what it saw; fails if that is no longer so.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

test_dependency='
        <dependency>
            <groupId>org.testcontainers</groupId>
            <artifactId>testcontainers</artifactId>
            <version>2.0.5</version>
            <scope>test</scope>
        </dependency>'

pom() { # TEST_DEPENDENCY
    cat > pom.xml << POM
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
            <groupId>org.springframework.boot</groupId>
            <artifactId>spring-boot-starter-web</artifactId>
            <version>3.5.7</version>
        </dependency>$1
    </dependencies>
    <build>
        <plugins>
            <plugin>
                <groupId>org.apache.maven.plugins</groupId>
                <artifactId>maven-compiler-plugin</artifactId>
                <version>3.15.0</version>
            </plugin>
        </plugins>
    </build>
</project>
POM
}

mkdir -p src/main/java/app
cat > src/main/java/app/App.java << 'JAVA'
package app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class App {
    public static void main(String[] args) {
        try (var app = SpringApplication.run(App.class, "--server.port=0")) {
            System.out.println("started");
        }
    }
}
JAVA

# Prints which slf4j-api the app has at run time, and whether it starts.
try() {
    mvn -q -B compile org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath \
        -DincludeScope=runtime -Dmdep.outputFile=cp > mvn.log 2>&1 || { cat mvn.log; exit 1; }
    grep -o 'slf4j-api-[0-9.]*[0-9]' cp | sort -u
    java -cp "target/classes:$(cat cp)" app.App > app.log 2>&1 || true
    grep -o -m1 '^started$\|LoggerFactory is not a Logback LoggerContext' app.log || echo "neither started nor refused"
}

pom ""
without=$(try)
pom "$test_dependency"
with=$(try)
printf 'without Testcontainers:\n%s\nwith Testcontainers in scope "test":\n%s\n' "$without" "$with"

case $without in
    slf4j-api-2.0.*$'\n'started) ;;
    *) echo "without it, it is not as it was"; exit 1 ;;
esac
[ "$with" = $'slf4j-api-1.7.36\nLoggerFactory is not a Logback LoggerContext' ] || { echo "that has changed"; exit 1; }
