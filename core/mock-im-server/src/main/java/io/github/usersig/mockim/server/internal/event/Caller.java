package io.github.usersig.mockim.server.internal.event;

/**
 * Who does something, and from where.
 *
 * @param userId the app admin or the user
 * @param admin whether with the rights of an app admin, as by REST; a user's client has none of them, not even an admin's
 * @param platform {@code RESTAPI}, or what a client says it runs on, such as {@code Web}: the OptPlatform of webhooks
 * @param address the IP address it comes from
 */
public record Caller(String userId, boolean admin, String platform, String address) {

    /** The platform of calls to the REST API. */
    public static final String REST = "RESTAPI";

    /** The platform of a page in a browser. */
    public static final String WEB = "Web";

    /** The platform of what a test does without saying from where. */
    public static final String UNKNOWN = "Unknown";

    private static final String LOOPBACK = "127.0.0.1";

    /** An app admin who calls the REST API. */
    public static Caller rest(String admin, String address) {
        return new Caller(admin, true, REST, address);
    }

    /** An app admin of the mock itself, as in a seed. */
    public static Caller rest(String admin) {
        return rest(admin, LOOPBACK);
    }

    /** A user's client. */
    public static Caller client(String userId, String platform, String address) {
        return new Caller(userId, false, platform, address);
    }

    /** A user without a client, for whom a test acts. */
    public static Caller test(String userId) {
        return client(userId, UNKNOWN, LOOPBACK);
    }
}
