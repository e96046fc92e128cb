#!/usr/bin/env bash
# The community REST client looks at the HTTP status only to repeat a call. When that did not help it reads the body of
# the 503 as an answer: with ActionStatus OK in it, the message counts as sent, and nothing is thrown.
# Tried with io.github.doocs:im-server-sdk-java 0.3.43 (Maven Central), on JDK 17.0.15.
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
    <dependencies>
        <dependency>
            <groupId>io.github.doocs</groupId>
            <artifactId>im-server-sdk-java</artifactId>
            <version>0.3.43</version>
        </dependency>
    </dependencies>
</project>
POM
mvn -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile=classpath > /dev/null
keytool -genkeypair -alias localhost -keyalg EC -storetype PKCS12 -keystore localhost.p12 -storepass changeit \
    -dname CN=localhost -ext san=dns:localhost 2> /dev/null

cat > Finding.java << 'JAVA'
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.doocs.im.ImClient;
import io.github.doocs.im.model.message.TIMTextMsgElement;
import io.github.doocs.im.model.request.SendMsgRequest;
import java.io.File;
import java.net.InetSocketAddress;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

public class Finding {

    static final List<String> QUERIES = Collections.synchronizedList(new ArrayList<>());
    static final String KEY = "0123456789abcdef".repeat(4);
    static volatile int status = 200;

    public static void main(String[] args) throws Exception {
        KeyStore store = KeyStore.getInstance(new File("localhost.p12"), "changeit".toCharArray());
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, "changeit".toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress("localhost", 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", call -> {
            QUERIES.add(call.getRequestURI().getRawQuery());
            byte[] answer = "{\"ActionStatus\":\"OK\",\"ErrorCode\":0,\"ErrorInfo\":\"\"}".getBytes();
            call.sendResponseHeaders(status, answer.length);
            call.getResponseBody().write(answer);
            call.close();
        });
        server.start();
        try {
            show("localhost:" + server.getAddress().getPort());
        } finally {
            server.stop(0);
        }
    }

    static String send(ImClient client) throws Exception {
        TIMTextMsgElement hello = new TIMTextMsgElement("hello");
        SendMsgRequest request = SendMsgRequest.builder()
                .toAccount("bob")
                .msgRandom(7L)
                .msgBody(List.of(hello))
                .build();
        return client.message.sendMsg(request).getActionStatus();
    }

    static String parameter(String query, String name) {
        for (String part : query.split("&")) {
            if (part.startsWith(name + "=")) {
                return part.substring(name.length() + 1);
            }
        }
        return "";
    }

    static void show(String domain) throws Exception {
        status = 503;
        System.out.println("HTTP " + status + " is " + send(new ImClient(1400000001L, "admin", KEY, domain)));
    }
}
JAVA
java -Djavax.net.ssl.trustStore=localhost.p12 -Djavax.net.ssl.trustStorePassword=changeit -cp "$(cat classpath)" Finding.java | tee seen

grep -qx 'HTTP 503 is OK' seen
