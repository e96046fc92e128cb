#!/usr/bin/env bash
# WireMock's maxRequestJournalEntries keeps the heap small and makes each request dearer: once the journal is full, a request takes
# processor time in proportion to the bound, since the journal's length is counted by walking it. With a bound of 20,000, as much as a
# team's shared mock may want, a stub takes over five times what it takes with 100 (19 times when this was written: 3.1 and 0.17 ms).
# Tried with org.wiremock:wiremock-standalone 3.13.2 (Maven Central), on JDK 17.0.15.
# Needs a JDK (17 or newer) and Maven; takes about a minute. Prints what it saw; fails if that is no longer so.
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
    <dependencies>
        <dependency>
            <groupId>org.wiremock</groupId>
            <artifactId>wiremock-standalone</artifactId>
            <version>3.13.2</version>
        </dependency>
    </dependencies>
</project>
POM
mvn -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath > /dev/null

cat > Finding.java << 'JAVA'
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

public class Finding {

    public static void main(String[] args) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        WireMockServer few = start(100);
        WireMockServer many = start(20_000);
        ask(client, few, 21_000);
        ask(client, many, 21_000); // both journals are full, and the code is warm
        double micros = Double.MAX_VALUE;
        double microsOfMany = Double.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            micros = Math.min(micros, micros(client, few));
            microsOfMany = Math.min(microsOfMany, micros(client, many));
        }
        System.out.printf("journal of 100: %.0f microseconds of CPU for a request%n", micros);
        System.out.printf("journal of 20,000: %.0f%n", microsOfMany);
        System.out.println(microsOfMany > 5 * micros ? "dearer by far" : "about as dear");
        System.exit(0);
    }

    static WireMockServer start(int entries) {
        WireMockServer server = new WireMockServer(
                WireMockConfiguration.options().dynamicPort().maxRequestJournalEntries(entries));
        server.start();
        server.stubFor(WireMock.get("/").willReturn(WireMock.ok()));
        return server;
    }

    static double micros(HttpClient client, WireMockServer server) throws Exception {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long start = system.getProcessCpuTime();
        ask(client, server, 300);
        return (system.getProcessCpuTime() - start) / 300e3;
    }

    static void ask(HttpClient client, WireMockServer server, int times) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.baseUrl() + "/")).build();
        for (int i = 0; i < times; i++) {
            client.send(request, HttpResponse.BodyHandlers.discarding());
        }
    }
}
JAVA
java -cp "$(cat classpath)" Finding.java 2> /dev/null | tee seen

grep -qx 'dearer by far' seen
