package com.acme.libraries;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.clock.AppClock;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

@DisplayName("What libraries write into what they send, a day later")
class DatesIT implements RestoresTheClock {

    private final AppClock clock = AppClock.get();

    @Test
    @DisplayName("the date in a signature of AWS")
    void awsDatesItsSignatures() {
        clock.skew(RealTime.DAY);
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(request -> request.identity(AwsCredentialsIdentity.create("id", "key"))
                        .request(SdkHttpRequest.builder()
                                .method(SdkHttpMethod.GET)
                                .uri(URI.create("https://localhost/"))
                                .build())
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1"))
                .request();
        Instant date = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
                .withZone(ZoneOffset.UTC)
                .parse(signed.firstMatchingHeader("X-Amz-Date").orElseThrow(), Instant::from);
        assertThat(RealTime.hoursTo(date)).isEqualTo(24);
    }

    /** Notes when spans start, in hours from the real time. */
    private static final class Starts implements SpanProcessor {

        final List<Long> hours = new ArrayList<>();

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {
            long nanos = span.toSpanData().getStartEpochNanos();
            hours.add(RealTime.hoursTo(TimeUnit.NANOSECONDS.toMillis(nanos)));
        }

        @Override
        public boolean isStartRequired() {
            return true;
        }

        @Override
        public void onEnd(ReadableSpan span) {}

        @Override
        public boolean isEndRequired() {
            return false;
        }
    }

    /** Starts a trace, and a day later another one and a span of the first. */
    private List<Long> startsOfTraces() {
        Starts starts = new Starts();
        try (SdkTracerProvider provider =
                SdkTracerProvider.builder().addSpanProcessor(starts).build()) {
            SpanBuilder root = provider.get("test").spanBuilder("root").setNoParent();
            Context open = Context.root().with(root.startSpan());
            clock.advance(RealTime.DAY);
            var another = root.startSpan();
            var child =
                    provider.get("test").spanBuilder("child").setParent(open).startSpan();
            assertThat(child.getSpanContext().getTraceId())
                    .isNotEqualTo(another.getSpanContext().getTraceId());
        }
        return starts.hours;
    }

    @Test
    @DisplayName("the start of an OpenTelemetry trace; what belongs to one that was open goes by elapsed time")
    void openTelemetryDatesNewTraces() {
        assertThat(startsOfTraces()).containsExactly(0L, 24L, 0L);
    }

    @Test
    @DisplayName("all of an OpenTelemetry trace, when elapsed time is moved too")
    void openTelemetryFollowsElapsedTime() {
        clock.alsoMoveElapsedTimeOf("io.opentelemetry");
        assertThat(startsOfTraces()).containsExactly(0L, 24L, 24L);
    }

    @Test
    @DisplayName("the date of a mail")
    void angusMailDatesMessages() throws Exception {
        clock.skew(RealTime.DAY);
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
        message.setText("text");
        message.saveChanges();
        assertThat(RealTime.hoursTo(message.getSentDate().toInstant())).isEqualTo(24);
    }

    @Test
    @DisplayName("not how long Angus Mail waits for a server")
    void angusMailKeepsWaiting() throws Exception {
        CountDownLatch advanced = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        ExecutorService threads = Executors.newCachedThreadPool();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Future<?> serving = threads.submit(() -> greet(server, asked, advanced));
            Properties properties = new Properties();
            properties.setProperty("mail.smtp.host", "localhost");
            properties.setProperty("mail.smtp.port", String.valueOf(server.getLocalPort()));
            properties.setProperty("mail.smtp.timeout", "60000");
            properties.setProperty("mail.smtp.writetimeout", "60000");
            try (Transport transport = Session.getInstance(properties).getTransport("smtp")) {
                Future<Boolean> connected = threads.submit(() -> isConnected(transport));
                assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
                clock.advance(RealTime.DAY);
                clock.freeze();
                advanced.countDown();
                assertThat(connected.get(20, TimeUnit.SECONDS)).isTrue();
            }
            serving.get(20, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean isConnected(Transport transport) throws MessagingException {
        transport.connect();
        return transport.isConnected();
    }

    /** As much of SMTP as it takes to connect and to leave, with the first answer late. */
    private static boolean greet(ServerSocket server, CountDownLatch asked, CountDownLatch advanced) throws Exception {
        try (Socket socket = server.accept()) {
            OutputStream out = socket.getOutputStream();
            asked.countDown();
            assertThat(advanced.await(20, TimeUnit.SECONDS)).isTrue();
            Thread.sleep(500);
            out.write("220 localhost\r\n".getBytes(US_ASCII));
            BufferedReader lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.write((line.startsWith("QUIT") ? "221 bye\r\n" : "250 localhost\r\n").getBytes(US_ASCII));
            }
            return true;
        }
    }
}
