package io.github.usersig.mockim.server.internal.sdk;

import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/**
 * What a client said when it connected.
 *
 * @param sdkAppId the app it is for; 0 if it named none
 * @param platform the number of what it runs on; 0 if it said none
 * @param instance what it calls itself
 * @param address where it comes from
 * @param host the mock's address as it knows it, such as {@code http://127.0.0.1:40123}
 */
record Peer(long sdkAppId, int platform, String instance, String address, String host) {

    private static final int LONGEST_INSTANCE = 64;

    static Peer of(Request request) {
        Fields parameters = Request.extractQueryParameters(request);
        HttpURI uri = request.getHttpURI();
        String instance = text(parameters, "instanceid");
        return new Peer(
                number(parameters, "sdkappid", 0xFFFF_FFFFL),
                (int) number(parameters, "platform", Integer.MAX_VALUE),
                instance.substring(0, Math.min(instance.length(), LONGEST_INSTANCE)),
                Request.getRemoteAddr(request),
                (request.isSecure() ? "https" : "http") + "://" + uri.getAuthority());
    }

    private static String text(Fields parameters, String name) {
        String value = parameters.getValue(name);
        return value == null ? "" : value;
    }

    private static long number(Fields parameters, String name, long most) {
        String value = text(parameters, name);
        boolean digits =
                !value.isEmpty() && value.length() <= 10 && value.chars().allMatch(c -> c >= '0' && c <= '9');
        long number = digits ? Long.parseLong(value) : 0;
        return number <= most ? number : 0;
    }
}
