package io.github.usersig.spring;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the value of a property can be made of. */
enum Placeholder {
    SDK_APP_ID("sdkAppId"),
    SECRET_KEY("secretKey"),
    SECRET_KEY_FILE("secretKeyFile"),
    ADMIN("admin"),
    ENDPOINT("endpoint"),
    HOST("host"),
    PORT("port"),
    WEB_SOCKET_ENDPOINT("webSocketEndpoint");

    private final String spelling;

    Placeholder(String spelling) {
        this.spelling = spelling;
    }

    static Optional<Placeholder> find(String spelling) {
        return Arrays.stream(values())
                .filter(placeholder -> placeholder.spelling.equals(spelling))
                .findFirst();
    }

    /** All, as a user writes them. */
    static String all() {
        return Arrays.stream(values()).map(Placeholder::toString).collect(Collectors.joining(", "));
    }

    String of(TenantValues values) {
        return switch (this) {
            case SDK_APP_ID -> Long.toString(values.app().sdkAppId());
            case SECRET_KEY -> values.app().secretKey();
            case SECRET_KEY_FILE -> values.secretKeyFile().toString();
            case ADMIN -> values.app().admins().stream().findFirst().orElse("");
            case ENDPOINT -> values.endpoint().toString();
            case HOST -> values.endpoint().getHost();
            case PORT -> Integer.toString(values.endpoint().getPort());
            case WEB_SOCKET_ENDPOINT -> values.webSocketEndpoint().toString();
        };
    }

    @Override
    public String toString() {
        return "{" + spelling + "}";
    }
}
