package com.acme.consumer;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.github.usersig.assertions.UserSigAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.PackageVersion;
import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.usersig.UserSig;
import io.github.usersig.clock.AppClock;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.FreezeClock;
import io.github.usersig.junit5.WithUserSig;
import io.github.usersig.mockim.MockIm;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.matcher.ElementMatchers;
import org.eclipse.jetty.util.Jetty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The test kit beside other versions of what it has inside")
@EnableMockIm(accounts = "alice")
class NothingClashesTest {

    @Test
    @FreezeClock
    @DisplayName("works, and so do they")
    void worksBesideOtherVersions(@WithUserSig("alice") UserSig sig, MockIm im, AppClock clock) throws Exception {
        WireMockServer wireMock = new WireMockServer(options().dynamicPort());
        wireMock.start();
        try {
            wireMock.stubFor(get("/weather").willReturn(okJson("{\"sky\": \"blue\"}")));
            String answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(wireMock.url("/weather"))).build(), BodyHandlers.ofString())
                    .body();
            assertThat(new ObjectMapper().readTree(answer).path("sky").asText()).isEqualTo("blue");
        } finally {
            wireMock.stop();
        }
        assertThat(Jetty.VERSION).startsWith("11.");
        assertThat(PackageVersion.VERSION.toString()).startsWith("2.18.");
        assertThat(nettyReads("HTTP/1.1 204 No Content\r\n\r\n")).isEqualTo(204);
        assertThat(byteBuddyMakes("made by Byte Buddy")).hasToString("made by Byte Buddy");

        assertThat(sig).isAcceptedBy(im);
        Instant before = Instant.now();
        clock.advance(Duration.ofDays(1));
        assertThat(Instant.now()).isEqualTo(before.plus(Duration.ofDays(1)));
    }

    private static int nettyReads(String response) {
        EmbeddedChannel channel = new EmbeddedChannel(new HttpClientCodec(), new HttpObjectAggregator(1024));
        channel.writeInbound(Unpooled.copiedBuffer(response, StandardCharsets.US_ASCII));
        FullHttpResponse read = channel.readInbound();
        try {
            return read.status().code();
        } finally {
            read.release();
            channel.finishAndReleaseAll();
        }
    }

    private static Object byteBuddyMakes(String text) throws ReflectiveOperationException {
        return new ByteBuddy()
                .subclass(Object.class)
                .method(ElementMatchers.isToString())
                .intercept(FixedValue.value(text))
                .make()
                .load(NothingClashesTest.class.getClassLoader())
                .getLoaded()
                .getConstructor()
                .newInstance();
    }
}
