package io.github.usersig.mockim;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * The hosts of the real service, and the way from them to the mock.
 *
 * @see <a href="https://cloud.tencent.com/document/product/269/1519">vendor's page on the REST API, for the hosts</a>
 */
public final class RealHosts {

    private static final List<String> SUFFIXES = List.of(".tim.qq.com", ".im.qcloud.com", ".my-imcloud.com");

    private RealHosts() {}

    /** Whether a host is one of the real service, whatever the region. */
    public static boolean include(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return SUFFIXES.stream().anyMatch(lower::endsWith);
    }

    /**
     * Sees to it that nothing in this JVM reaches the real service: whoever asks the JVM's proxy selector for the way there,
     * as all of Java's clients do unless told otherwise, gets an error that says so. For tests that must not talk to
     * Tencent by mistake.
     *
     * <pre>{@code
     * try (RealHosts.Guard guard = RealHosts.forbid()) {
     *     ...
     * }
     * }</pre>
     *
     * @return ends it when closed
     */
    public static Guard forbid() {
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(new Forbidding(before));
        return () -> ProxySelector.setDefault(before);
    }

    /** Keeps traffic from the real service until it is closed. */
    @FunctionalInterface
    public interface Guard extends AutoCloseable {

        @Override
        void close();
    }

    private static final class Forbidding extends ProxySelector {

        private final ProxySelector others;

        Forbidding(ProxySelector others) {
            this.others = others;
        }

        @Override
        public List<Proxy> select(URI uri) {
            if (uri.getHost() != null && include(uri.getHost())) {
                throw new IllegalStateException(
                        "a test wanted to reach the real service at " + uri.getHost()
                                + ": point the client at MockIm.endpoint() or tls(), or lead it there with MockIm.proxySelector()");
            }
            return others.select(uri);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException cause) {
            others.connectFailed(uri, address, cause);
        }
    }

    /** Leads all traffic for the real service to a mock, and asks another selector about everything else. */
    static ProxySelector via(URI mock, ProxySelector others) {
        Proxy proxy = new Proxy(Proxy.Type.HTTP, new InetSocketAddress(mock.getHost(), mock.getPort()));
        return new ProxySelector() {

            @Override
            public List<Proxy> select(URI uri) {
                return uri.getHost() != null && include(uri.getHost()) ? List.of(proxy) : others.select(uri);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException cause) {
                if (!include(String.valueOf(uri.getHost()))) {
                    others.connectFailed(uri, address, cause);
                }
            }
        };
    }
}
