#!/usr/bin/env bash
# The community REST client keeps the times of answers in 32 bits with a sign: a message dated after 19 January 2038 makes
# the whole answer unreadable. Tests that move the back end's clock by twelve years meet that today.
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
import io.github.doocs.im.model.request.AdminGetRoamMsgRequest;
import java.io.File;
import java.net.InetSocketAddress;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

public class Finding {

    static final String KEY = "0123456789abcdef".repeat(4);
    static volatile String answer = "";

    public static void main(String[] args) throws Exception {
        KeyStore store = KeyStore.getInstance(new File("localhost.p12"), "changeit".toCharArray());
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, "changeit".toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress("localhost", 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", call -> {
            byte[] bytes = answer.getBytes();
            call.sendResponseHeaders(200, bytes.length);
            call.getResponseBody().write(bytes);
            call.close();
        });
        server.start();
        try {
            show("localhost:" + server.getAddress().getPort());
        } finally {
            server.stop(0);
        }
    }

    static void show(String domain) throws Exception {
        ImClient client = new ImClient(1400000001L, "admin", KEY, domain);
        AdminGetRoamMsgRequest request = AdminGetRoamMsgRequest.builder()
                .fromAccount("alice")
                .toAccount("bob")
                .maxCnt(10)
                .minTime(0)
                .maxTime(Integer.MAX_VALUE)
                .build();
        for (long time : new long[] {2_147_483_647L, 2_147_483_648L}) {
            answer = "{\"ActionStatus\":\"OK\",\"ErrorCode\":0,\"ErrorInfo\":\"\",\"Complete\":1,\"MsgCnt\":1,\"MsgList\":"
                    + "[{\"From_Account\":\"alice\",\"To_Account\":\"bob\",\"MsgSeq\":1,\"MsgRandom\":1,\"MsgTimeStamp\":" + time
                    + ",\"MsgBody\":[]}]}";
            try {
                System.out.println(time + ": " + client.message.getRoamMsg(request).getMsgCnt() + " message");
            } catch (java.io.IOException e) {
                System.out.println(time + ": " + e.getClass().getSimpleName());
            }
        }
    }
}
JAVA
java -Djavax.net.ssl.trustStore=localhost.p12 -Djavax.net.ssl.trustStorePassword=changeit -cp "$(cat classpath)" Finding.java | tee seen

grep -qx '2147483647: 1 message' seen
grep -q '^2147483648: .*Exception$' seen
