package io.github.usersig.mockim.server.internal.parity.play;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A back end that is reached by HTTP: an app's, a mock in a container, a proxy before one. Time passes there as it passes here. */
public final class HttpBackEnd implements BackEnd {

    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final Duration ANSWERING = Duration.ofSeconds(30);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final URI endpoint;
    private final HttpClient client;
    private final @Nullable Integer rate;

    private HttpBackEnd(URI endpoint, @Nullable Integer rate) {
        this.endpoint = endpoint;
        this.rate = rate;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECTING)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * One at this endpoint.
     *
     * @param rate how many requests a second it may be sent; null if that does not matter
     * @throws IllegalArgumentException if it is no URL of a host alone, or neither HTTPS nor on this machine
     * @throws IllegalStateException if it is the real service, and this JVM may not talk to that
     */
    public static HttpBackEnd at(URI endpoint, @Nullable Integer rate) {
        String host = endpoint.getHost();
        String path = endpoint.getRawPath();
        boolean isPlain = host != null
                && (path == null || path.isEmpty() || path.equals("/"))
                && endpoint.getRawQuery() == null
                && endpoint.getRawUserInfo() == null;
        if (!isPlain) {
            throw new IllegalArgumentException("the endpoint must be a scheme and a host, such as"
                    + " https://console.tim.qq.com or http://127.0.0.1:8080, and nothing behind");
        }
        if (!"https".equals(endpoint.getScheme())
                && !("http".equals(endpoint.getScheme()) && LOOPBACK.contains(host))) {
            throw new IllegalArgumentException("the endpoint " + host
                    + " must be https: UserSigs go there, and http is for" + " this machine only");
        }
        ProxySelector selector = ProxySelector.getDefault();
        if (selector != null) {
            selector.select(endpoint); // throws where tests forbid the real service
        }
        return new HttpBackEnd(URI.create(endpoint.getScheme() + "://" + endpoint.getRawAuthority()), rate);
    }

    @Override
    public URI endpoint() {
        return endpoint;
    }

    @Override
    public Answer send(Request request) throws IOException, InterruptedException {
        HttpRequest.Builder built;
        try {
            built = HttpRequest.newBuilder(URI.create(endpoint + request.path()))
                    .timeout(ANSWERING)
                    .method(request.method(), BodyPublishers.ofByteArray(request.body()));
            request.headers().forEach(built::header);
        } catch (IllegalArgumentException e) {
            throw new StoppedException(
                    request + " cannot be sent by this client: check method, headers and path of the call");
        }
        try {
            HttpResponse<byte[]> response = client.send(built.build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), new String(response.body(), UTF_8));
        } catch (IOException e) { // its message may have the URL, and so the UserSig
            throw new IOException("the connection to " + endpoint.getRawAuthority() + " broke ("
                    + e.getClass().getSimpleName() + ")");
        }
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public @Nullable Integer rate() {
        return rate;
    }

    /** Connections that are idle end by themselves. */
    @Override
    public void close() {}
}
