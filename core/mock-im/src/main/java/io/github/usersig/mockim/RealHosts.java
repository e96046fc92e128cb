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
