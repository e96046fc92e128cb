package com.acme.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.usersig.clock.AppClock;
import io.github.usersig.clock.ClockScope;
import io.github.usersig.clock.RealTimeCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.management.Notification;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.core5.util.StandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("WaitNotInLoop") // how long it waits is the test
@DisplayName("What stays real when the clock is moved")
class RealTimeIT {

    private static final Duration SLACK = Duration.ofMillis(1200);
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final AppClock clock = AppClock.get();

    @AfterEach
    void restore() {
        clock.restore();
    }

    private interface Waiting {
        void run() throws Exception;
    }

    /** Waits 100 ms in some way, with the clock moved in between if waiting leaves the time for it. */
    private void assertTakes100Millis(String movement, Waiting waiting) throws Exception {
        if (movement.equals("frozen")) {
            clock.freeze();
        } else {
            clock.skew(Duration.parse(movement));
        }
        long start = System.nanoTime();
        waiting.run();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(90), SLACK);
    }

    @Nested
    @DisplayName("Waiting")
    class WaitingForTime {

        @ParameterizedTest
        @ValueSource(strings = {"PT1H", "PT-1H", "frozen"})
        @DisplayName("sleep, wait and park")
        void keepsSleepWaitAndParkReal(String movement) throws Exception {
            assertTakes100Millis(movement, () -> Thread.sleep(100));
            Object monitor = new Object();
            assertTakes100Millis(movement, () -> {
                synchronized (monitor) {
                    monitor.wait(100);
                }
            });
            assertTakes100Millis(movement, () -> {
                long end = System.nanoTime() + 100_000_000;
                while (end - System.nanoTime() > 0) {
                    LockSupport.parkNanos(end - System.nanoTime());
                }
            });
        }

        @ParameterizedTest
        @ValueSource(strings = {"PT1H", "PT-1H", "frozen"})
        @DisplayName("schedulers and timers")
        void keepsSchedulersAndTimersReal(String movement) throws Exception {
            ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);
            Timer timer = new Timer(true);
            try {
                assertTakes100Millis(movement, () -> scheduler
                        .schedule(() -> {}, 100, TimeUnit.MILLISECONDS)
                        .get());
                assertTakes100Millis(movement, () -> {
                    CountDownLatch ran = new CountDownLatch(1);
                    timer.schedule(
                            new TimerTask() {
                                @Override
                                public void run() {
                                    ran.countDown();
                                }
                            },
                            100);
                    ran.await();
                });
                assertTakes100Millis(movement, () -> assertThatThrownBy(() -> new CompletableFuture<>()
                                .orTimeout(100, TimeUnit.MILLISECONDS)
                                .join())
                        .hasCauseInstanceOf(java.util.concurrent.TimeoutException.class));
            } finally {
                scheduler.shutdownNow();
                timer.cancel();
            }
        }

        @Test
        @DisplayName("nanoTime")
        void keepsNanoTimeReal() {
            long before = System.nanoTime();
            clock.skew(Duration.ofHours(1));
            clock.advance(Duration.ofHours(1));
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMinutes(1));
        }
    }

    @Nested
    @DisplayName("java.net.http.HttpClient")
    class TheHttpClient {

        @Test
        @DisplayName("does not time out when the clock jumps an hour ahead while it waits for an answer")
        void doesNotTimeOutWhenTheClockJumpsAhead() throws Exception {
            CountDownLatch asked = new CountDownLatch(1);
            CountDownLatch answer = new CountDownLatch(1);
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newCachedThreadPool());
            server.createContext("/", exchange -> {
                asked.countDown();
                awaitUnchecked(answer);
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            server.start();
            try {
                URI uri = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
                HttpRequest request = HttpRequest.newBuilder(uri)
                        .timeout(Duration.ofSeconds(30))
                        .build();
                CompletableFuture<HttpResponse<Void>> response =
                        HttpClient.newHttpClient().sendAsync(request, BodyHandlers.discarding());
                asked.await();
                clock.skew(Duration.ofHours(1));
                Thread.sleep(500);
                assertThat(response).isNotDone();
                answer.countDown();
                assertThat(response.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(204);
            } finally {
                server.stop(0);
            }
        }

        private static void awaitUnchecked(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Nested
    @DisplayName("Certificates")
    class Certificates {

        private static KeyStore store;

        /** A server's certificate valid for 90 days, signed by a CA that is valid for 10 years. */
        @BeforeAll
        static void makeCertificates() throws Exception {
            Path file = ChildJvm.target().resolve("real-time-" + System.nanoTime() + ".p12");
            keytool(file, "ca", "3650", "-ext", "bc:c", "-dname", "CN=Test CA");
            keytool(file, "server", "90", "-signer", "ca", "-ext", "san=dns:localhost", "-dname", "CN=localhost");
            keytool(file, "later", "1", "-startdate", "+10d", "-dname", "CN=made in ten days");
            keytool(file, "earlier", "1", "-startdate", "-10d", "-dname", "CN=made ten days ago");
            store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, PASSWORD);
            }
            Files.delete(file);
        }

        private static void keytool(Path file, String alias, String days, String... more) throws Exception {
            String tool =
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
            List<String> command =
                    new ArrayList<>(List.of(tool, "-genkeypair", "-alias", alias, "-keyalg", "EC", "-validity", days));
            command.addAll(List.of("-storetype", "PKCS12", "-keystore", file.toString(), "-storepass"));
            command.add(new String(PASSWORD));
            command.addAll(List.of(more));
            assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
                    .isZero();
        }

        @Test
        @DisplayName("are still valid 400 days later, unless they are told to expire")
        void keepsThemValidUnlessToldToExpire() throws Exception {
            X509Certificate certificate = (X509Certificate) store.getCertificate("server");
            clock.skew(Duration.ofDays(400));
            certificate.checkValidity();

            try (ClockScope expiring = clock.alsoMove(RealTimeCode.CERTIFICATES)) {
                assertThat(expiring).isNotNull();
                assertThatThrownBy(certificate::checkValidity).isInstanceOf(CertificateExpiredException.class);
            }
            certificate.checkValidity();
        }

        @Test
        @DisplayName("are valid when they were made by the moved clock, until that is restored")
        void takesWhatWasMadeByTheMovedClock() throws Exception {
            X509Certificate later = (X509Certificate) store.getCertificate("later");
            X509Certificate earlier = (X509Certificate) store.getCertificate("earlier");
            clock.skew(Duration.ofDays(10).plusMinutes(1));
            later.checkValidity();
            assertThatThrownBy(earlier::checkValidity).isInstanceOf(CertificateExpiredException.class);
            clock.skew(Duration.ofDays(-10).plusMinutes(1));
            earlier.checkValidity();
            assertThatThrownBy(later::checkValidity).isInstanceOf(CertificateNotYetValidException.class);

            clock.restore();
            assertThatThrownBy(later::checkValidity).isInstanceOf(CertificateNotYetValidException.class);
            try (ClockScope ofThatPackage = AppClock.forPackages("com.acme.client")
                    .skew(Duration.ofDays(10).plusMinutes(1))) {
                assertThat(ofThatPackage).isNotNull();
                later.checkValidity();
            }
        }

        @Test
        @DisplayName("are checked for a date that somebody gives as for that date")
        void checksADateThatIsGivenAsItIs() throws Exception {
            X509Certificate later = (X509Certificate) store.getCertificate("later");
            Instant real = RealClock.now();
            clock.skew(Duration.ofDays(10).plusMinutes(1));
            later.checkValidity(Date.from(clock.now()));
            assertThatThrownBy(() -> later.checkValidity(Date.from(real.plus(Duration.ofDays(9)))))
                    .isInstanceOf(CertificateNotYetValidException.class);
            assertThatThrownBy(() -> later.checkValidity(Date.from(real.plus(Duration.ofDays(12)))))
                    .isInstanceOf(CertificateExpiredException.class);
        }

        @Test
        @DisplayName("let TLS work 400 days later, unless they are told to expire")
        void letsTlsWorkUnlessToldToExpire() throws Exception {
            SSLContext context = context();
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context));
            server.createContext("/", exchange -> {
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            server.start();
            try {
                URI uri = URI.create("https://localhost:" + server.getAddress().getPort() + "/");
                clock.skew(Duration.ofDays(400));
                assertThat(get(uri).statusCode()).isEqualTo(204);

                clock.alsoMove(RealTimeCode.CERTIFICATES);
                assertThatThrownBy(() -> get(uri)).isInstanceOf(SSLHandshakeException.class);
            } finally {
                server.stop(0);
            }
        }

        /** A new context each time, so that no session is resumed. */
        private static HttpResponse<Void> get(URI uri) throws Exception {
            HttpClient client = HttpClient.newBuilder().sslContext(context()).build();
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
        }

        private static SSLContext context() throws Exception {
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store, PASSWORD);
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("ca", store.getCertificate("ca"));
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        }
    }

    @Test
    @DisplayName("Apache HttpClient 5, until it is told to follow")
    void keepsApacheHttpClientRealUntilToldToFollow() {
        clock.skew(Duration.ofDays(1));
        assertThat(sinceNow(StandIn.deadlineMillis())).isLessThan(Duration.ofHours(1));

        clock.alsoMove(RealTimeCode.APACHE_HTTP_CLIENT);
        assertThat(sinceNow(StandIn.deadlineMillis())).isGreaterThan(Duration.ofHours(23));
    }

    @Test
    @DisplayName("JMX, until it is told to follow")
    void keepsJmxRealUntilToldToFollow() {
        clock.skew(Duration.ofDays(1));
        assertThat(sinceNow(new Notification("login", this, 1).getTimeStamp())).isLessThan(Duration.ofHours(1));

        clock.alsoMove(RealTimeCode.JMX);
        assertThat(sinceNow(new Notification("login", this, 2).getTimeStamp())).isGreaterThan(Duration.ofHours(23));
    }

    private static Duration sinceNow(long millis) {
        return Duration.between(RealClock.now(), Instant.ofEpochMilli(millis));
    }

    @Nested
    @DisplayName("Test tools")
    class TestTools {

        @Test
        @DisplayName("JUnit, JaCoCo, this kit: their classes read the real time, until they are told to follow")
        void keepsTestToolsRealUntilToldToFollow() throws IOException, ReflectiveOperationException {
            clock.skew(Duration.ofDays(1));
            assertThat(Duration.between(RealClock.now(), ofATestTool())).isLessThan(Duration.ofHours(1));

            clock.alsoMove(RealTimeCode.TEST_TOOLS);
            assertThat(Duration.between(RealClock.now(), ofATestTool())).isGreaterThan(Duration.ofHours(23));
        }

        /** What a class of JUnit's reads. */
        private static Instant ofATestTool() throws ReflectiveOperationException {
            return (Instant)
                    Class.forName("org.junit.platform.StandIn").getMethod("now").invoke(null);
        }

        @Test
        @DisplayName("only the clock of the whole JVM can move them too")
        void movesThemByTheClockOfTheJvmOnly() {
            assertThatIllegalStateException()
                    .isThrownBy(() -> AppClock.forPackages("com.acme.client").alsoMove(RealTimeCode.HTTP_CLIENT))
                    .withMessageContaining("Only the clock of the whole JVM can also move http-client");
        }
    }
}
