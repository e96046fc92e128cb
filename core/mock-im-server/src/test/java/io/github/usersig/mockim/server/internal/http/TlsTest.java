package io.github.usersig.mockim.server.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.Message;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.MockImTls;
import io.github.usersig.mockim.RealHosts;
import io.github.usersig.mockim.ReceivedMessage;
import io.github.usersig.mockim.server.MockImServer;
import io.github.usersig.mockim.server.support.RestCall;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("HTTPS to the mock")
class TlsTest {

    private static MockImServer server;
    private static MockIm im;

    @BeforeAll
    static void start() {
        server = MockImServer.start();
        im = server.createTenant(SdkApp.random());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @DisplayName("answers as HTTP does, to a client that trusts its authority")
    void answersAsHttpDoesToAClientThatTrustsIt() throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().sslContext(im.tls().sslContext()).build();
        RestCall attempt = new RestCall(im.tls().endpoint(), im.app());

        String answer = client.send(
                        HttpRequest.newBuilder(attempt.url())
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "{\"CheckItem\":[{\"UserID\":\"stranger\"}]}"))
                                .build(),
                        BodyHandlers.ofString())
                .body();

        assertThat(im.tls().endpoint().getScheme()).isEqualTo("https");
        assertThat(answer).contains("NotImported");
    }

    @Test
    @DisplayName("is refused by a client that does not")
    void isRefusedByAClientThatDoesNotTrustIt() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(im.tls().endpoint() + "/__mock/ready"))
                .build();

        assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, BodyHandlers.ofString()))
                .isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    @DisplayName("lets clients of the SDK log in and talk by WSS, if they trust its authority")
    void letsClientsTalkByWss() {
        String url = "wss://" + im.tls().endpoint().getAuthority() + "/binfo?sdkappid="
                + im.app().sdkAppId();
        assertThatThrownBy(() -> HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .buildAsync(URI.create(url), new WebSocket.Listener() {})
                        .join())
                .hasCauseInstanceOf(SSLHandshakeException.class);

        try (MockImClient carol = MockImClient.builder(im).encrypted().connect();
                MockImClient dave = MockImClient.connect(im)) {
            carol.login(im.issueUserSig("carol"));
            dave.login(im.issueUserSig("dave"));

            carol.send("dave", "by WSS");
            dave.send("carol", "by WS");

            assertThat(dave.messages(1)).extracting(ReceivedMessage::text).containsExactly("by WSS");
            assertThat(carol.messages(1)).extracting(ReceivedMessage::text).containsExactly("by WS");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "console.tim.qq.com",
                "adminapisgp.im.qcloud.com",
                "adminapiger.im.qcloud.com",
                "adminapi.my-imcloud.com",
                "wss.im.qcloud.com"
            })
    @DisplayName("shows a certificate that is good for the hosts of the real service")
    void showsACertificateGoodForTheHostsOfTheRealService(String host) throws IOException {
        InetAddress mock = InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1});
        try (SSLSocket socket = (SSLSocket) im.tls()
                .sslContext()
                .getSocketFactory()
                .createSocket(mock, im.tls().endpoint().getPort())) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);

            socket.startHandshake();

            assertThat(socket.getSession().isValid()).isTrue();
        }
    }

    @Test
    @DisplayName("shows a certificate with the names and addresses that the mock was given, as strict clients want it")
    void showsACertificateWithTheNamesItWasGiven() throws Exception {
        try (MockImServer named = MockImServer.builder()
                .tlsNames("mock.example", "10.1.2.3", "fe80::7")
                .start()) {
            MockImTls tls = named.tls();
            X509Certificate certificate = shownBy(tls);

            assertThat(certificate.getSubjectAlternativeNames())
                    .contains(List.of(2, "mock.example"), List.of(7, "10.1.2.3"), List.of(7, "fe80:0:0:0:0:0:0:7"));
            assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
            assertThat(certificate.getBasicConstraints()).as("no authority").isEqualTo(-1);
            assertThat(tls.certificate().getBasicConstraints())
                    .as("an authority")
                    .isZero();
            assertThat(tls.certificate().getKeyUsage()[5]).as("may sign").isTrue();
            assertThat(tls.certificate().getExtensionValue("2.5.29.14"))
                    .as("key")
                    .isNotNull();
        }
    }

    @Test
    @DisplayName("shows a certificate that a client takes whose clock is a day behind the mock's, and in a year's time,"
            + " but none that is valid for longer than clients accept")
    void showsACertificateThatIsValidForAboutAYear() throws Exception {
        Instant now = Instant.now();
        for (X509Certificate certificate : List.of(shownBy(im.tls()), im.tls().certificate())) {
            certificate.checkValidity(Date.from(now.minus(Duration.ofDays(1))));
            certificate.checkValidity(Date.from(now.plus(Duration.ofDays(364))));
            assertThat(Duration.between(
                            certificate.getNotBefore().toInstant(),
                            certificate.getNotAfter().toInstant()))
                    .isLessThan(Duration.ofDays(398));
        }
    }

    private static X509Certificate shownBy(MockImTls tls) throws IOException {
        try (SSLSocket socket = (SSLSocket) tls.sslContext()
                .getSocketFactory()
                .createSocket("127.0.0.1", tls.endpoint().getPort())) {
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "b\u00fccher.example", "https://mock.example", "mock.example, other.example"})
    @DisplayName("shows no certificate for what is neither a host name nor an address, and says so at once")
    void refusesWhatIsNeitherAHostNameNorAnAddress(String name) {
        assertThatThrownBy(() -> MockImServer.builder().tlsNames("mock.example", name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining('"' + name + '"')
                .hasMessageContaining("10.1.2.3");
    }

    @Test
    @DisplayName("needs a trust store for clients that take only the JVM's: it is written to a file")
    void writesATrustStoreToAFile(@TempDir Path directory) throws Exception {
        Path file = im.tls().writeTrustStore(directory.resolve("trust.p12"));

        KeyStore store = KeyStore.getInstance(file.toFile(), MockImTls.TRUST_STORE_PASSWORD.toCharArray());
        assertThat(store.size()).isEqualTo(1);
        assertThat(store.getCertificate(store.aliases().nextElement()))
                .isEqualTo(im.tls().certificate());
    }

    @Test
    @DisplayName("is where a client ends that asks for a host of the real service, by the mock's proxy")
    void endsTheWayToTheRealServiceByTheProxy() throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .proxy(im.proxySelector())
                .sslContext(im.tls().sslContext())
                .build();

        for (String host : List.of("console.tim.qq.com", "adminapisgp.im.qcloud.com")) {
            assertThat(client.send(
                                    HttpRequest.newBuilder(URI.create("https://" + host + "/__mock/ready"))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body())
                    .startsWith("{\"ready\":true,\"controlVersion\":");
        }
    }

    /** As clients by hand are written: the host is a constant, and the JDK's oldest HTTP client carries it. */
    private static final class HardCodedClient {

        private static final String HOST = "https://console.tim.qq.com/v4/";

        private final String query;

        HardCodedClient(SdkApp app) {
            query = new RestCall(URI.create(HOST), app).query();
        }

        String call(String command, String body) throws IOException {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(HOST + command + "?" + query).toURL().openConnection();
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body.getBytes(UTF_8));
            }
            try (InputStream in = connection.getInputStream()) {
                return new String(in.readAllBytes(), UTF_8);
            }
        }
    }

    @Test
    @DisplayName(
            "is where a client with the real host as a constant sends its messages, when the JVM's proxy and trust say so")
    void takesInAClientWithTheRealHostAsAConstant() throws IOException {
        im.importAccounts("alice", "bob");
        ProxySelector proxy = ProxySelector.getDefault();
        SSLSocketFactory trust = HttpsURLConnection.getDefaultSSLSocketFactory();
        ProxySelector.setDefault(im.proxySelector());
        HttpsURLConnection.setDefaultSSLSocketFactory(im.tls().sslContext().getSocketFactory());
        try {
            HardCodedClient client = new HardCodedClient(im.app());
            String sent = client.call(
                    "openim/sendmsg",
                    "{\"From_Account\":\"alice\",\"To_Account\":\"bob\",\"MsgRandom\":1,\"MsgBody\":"
                            + "[{\"MsgType\":\"TIMTextElem\",\"MsgContent\":{\"Text\":\"by proxy\"}}]}");
            assertThat(sent).contains("\"ActionStatus\":\"OK\"");
            assertThat(client.call("openim/get_c2c_unread_msg_num", "{\"To_Account\":\"bob\"}"))
                    .contains("\"AllC2CUnreadMsgNum\":1");
        } finally {
            ProxySelector.setDefault(proxy);
            HttpsURLConnection.setDefaultSSLSocketFactory(trust);
        }
        assertThat(im.messages("alice", "bob")).extracting(Message::text).containsExactly("by proxy");
    }

    @Test
    @DisplayName("is no way out: the proxy takes nobody anywhere else")
    void leadsNobodyAnywhereElse() {
        HttpClient client = HttpClient.newBuilder()
                .proxy(ProxySelector.of(new InetSocketAddress(
                        im.endpoint().getHost(), im.endpoint().getPort())))
                .build();

        assertThatThrownBy(() -> client.send(
                        HttpRequest.newBuilder(URI.create("https://example.com/"))
                                .build(),
                        BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);
        assertThat(RealHosts.include("console.tim.qq.com")).isTrue();
        assertThat(RealHosts.include("tim.qq.com.example.org")).isFalse();
    }

    @Test
    @DisplayName("a guard keeps traffic from the real service, and says what to do instead")
    void keepsTrafficFromTheRealServiceByAGuard() throws IOException, InterruptedException {
        HttpRequest real = HttpRequest.newBuilder(URI.create("https://console.tim.qq.com/v4/x/y"))
                .build();
        HttpRequest mock = HttpRequest.newBuilder(URI.create(im.endpoint() + "/__mock/ready"))
                .build();
        try (RealHosts.Guard guard = RealHosts.forbid()) {
            HttpClient client =
                    HttpClient.newBuilder().proxy(ProxySelector.getDefault()).build();

            assertThatThrownBy(() -> client.send(real, BodyHandlers.ofString()))
                    .hasStackTraceContaining("a test wanted to reach the real service at console.tim.qq.com");
            assertThat(client.send(mock, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
            assertThat(guard).isNotNull();
        }
        assertThat(ProxySelector.getDefault().select(real.uri())).isNotEmpty();
    }

    @Test
    @DisplayName("has one authority for as long as the mock lives, and another mock has another")
    void hasOneAuthorityForAsLongAsTheMockLives() {
        assertThat(im.tls()).isSameAs(server.tls());
        assertThat(im.tls().caCertificate()).startsWith("-----BEGIN CERTIFICATE-----");
        try (MockImServer another = MockImServer.start()) {
            assertThat(another.tls().caCertificate()).isNotEqualTo(im.tls().caCertificate());
        }
    }
}
