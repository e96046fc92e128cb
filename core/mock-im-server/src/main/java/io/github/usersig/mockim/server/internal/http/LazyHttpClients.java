package io.github.usersig.mockim.server.internal.http;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.client.ApacheHttpClientFactory;
import com.github.tomakehurst.wiremock.http.client.HttpClient;
import com.github.tomakehurst.wiremock.http.client.HttpClientFactory;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The clients with which stubs pass requests on, made when the first stub does: they take as long as all else at the start. */
final class LazyHttpClients implements HttpClientFactory {

    private final HttpClientFactory real = new ApacheHttpClientFactory();
    private final boolean proxying;

    /** @param proxying whether they may be used at all; stubs that would are refused as well, this is what holds if one slips through */
    LazyHttpClients(boolean proxying) {
        this.proxying = proxying;
    }

    @Override
    public HttpClient buildHttpClient(
            Options options, boolean trustAllCertificates, List<String> trustedHosts, boolean useSystemProperties) {
        if (!proxying) {
            return LazyHttpClients::refuse;
        }
        return new Lazy(() -> real.buildHttpClient(options, trustAllCertificates, trustedHosts, useSystemProperties));
    }

    private static Response refuse(Request request) throws IOException {
        throw new IOException("nothing leaves the mock unless it is started with --allow-proxying");
    }

    private static final class Lazy implements HttpClient {

        private final Supplier<HttpClient> factory;
        private @Nullable HttpClient client;

        Lazy(Supplier<HttpClient> factory) {
            this.factory = factory;
        }

        @Override
        public Response execute(Request request) throws IOException {
            return client().execute(request);
        }

        private synchronized HttpClient client() {
            HttpClient made = client;
            if (made == null) {
                made = factory.get();
                client = made;
            }
            return made;
        }
    }
}
