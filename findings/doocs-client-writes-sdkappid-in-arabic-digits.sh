#!/usr/bin/env bash
# In a JVM whose locale writes numbers with other digits (ar-EG, say), the community REST client writes sdkappid
# and random of its URL in those digits: no server reads them as numbers. It formats the URL with the default locale.
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
import java.util.Locale;
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
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        System.out.println(send(new ImClient(1400000001L, "admin", KEY, domain)));
        System.out.println("sdkappid=" + parameter(QUERIES.get(0), "sdkappid"));
    }
}
JAVA
java -Djavax.net.ssl.trustStore=localhost.p12 -Djavax.net.ssl.trustStorePassword=changeit -cp "$(cat classpath)" Finding.java | tee seen

# U+0661, U+0664, six times U+0660 ..., U+0661, percent-encoded
grep -qx 'sdkappid=%D9%A1%D9%A4%D9%A0%D9%A0%D9%A0%D9%A0%D9%A0%D9%A0%D9%A0%D9%A1' seen
