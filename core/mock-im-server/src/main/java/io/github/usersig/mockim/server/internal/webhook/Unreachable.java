package io.github.usersig.mockim.server.internal.webhook;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** Says why a webhook did not arrive, or its answer did not: where it was sent to, and what was in the way there. */
final class Unreachable {

    private Unreachable() {}

    /** The reason, with the URL up to its path: what follows has a signature in it. */
    static String why(URI url, Throwable failure) {
        return cause(url, failure) + ", asked for " + url.getScheme() + "://" + url.getRawAuthority()
                + url.getRawPath();
    }

    private static String cause(URI url, Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof UnknownHostException || each instanceof UnresolvedAddressException) {
                return "no such host: " + url.getHost() + " is unknown where the mock runs";
            }
            if (each instanceof SocketTimeoutException) {
                return "no connection to " + place(url) + " in time";
            }
            if (each instanceof ConnectException) {
                return "nothing listens at " + place(url);
            }
            if (each instanceof NoRouteToHostException) {
                return "no route to " + place(url);
            }
            if (each instanceof SSLException) {
                return "no TLS with " + place(url) + ": " + each.getMessage();
            }
            if (each instanceof EOFException || each instanceof ClosedChannelException) {
                return place(url) + " closed the connection without a whole answer";
            }
        }
        return String.valueOf(failure);
    }

    private static String place(URI url) {
        int usual = "https".equals(url.getScheme()) ? 443 : 80;
        return url.getHost() + ":" + (url.getPort() < 0 ? usual : url.getPort());
    }
}
