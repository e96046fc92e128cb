package io.github.usersig.junit5;

import io.github.usersig.SdkApp;
import io.github.usersig.UserSig;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImClient;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** The types in which a UserSig can be injected. */
final class InjectedType {

    private InjectedType() {}

    /** Whether nothing else could be meant by a parameter of this type. */
    static boolean isOurs(Class<?> type) {
        return type == UserSig.class || type == ImCredentials.class;
    }

    static boolean isPossible(Class<?> type) {
        return isOurs(type) || type == String.class;
    }

    static void require(WantedUserSig wanted, Class<?> type, Object where) {
        if (!isPossible(type)) {
            throw new ExtensionConfigurationException(
                    "%s on %s needs the type UserSig, String or ImCredentials, not %s%s"
                            .formatted(
                                    wanted.annotation(),
                                    where,
                                    type.getName(),
                                    type == MockIm.class || type == SdkApp.class || type == MockImClient.class
                                            ? ", which is injected without an annotation: remove it"
                                            : ""));
        }
        if (type == UserSig.class && !wanted.kind().isReadable()) {
            throw new ExtensionConfigurationException(
                    "%s on %s asks for kind = %s, which is no UserSig that could be read: use the type String or ImCredentials"
                            .formatted(wanted.annotation(), where, wanted.kind()));
        }
    }

    static Object convert(ImCredentials credentials, Class<?> type) {
        if (type == String.class) {
            return credentials.userSig();
        }
        return type == UserSig.class ? UserSig.parse(credentials.userSig()) : credentials;
    }

    static Optional<String> textOf(Object value) {
        if (value instanceof ImCredentials credentials) {
            return Optional.of(credentials.userSig());
        }
        if (value instanceof UserSig sig) {
            return Optional.of(sig.text());
        }
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
