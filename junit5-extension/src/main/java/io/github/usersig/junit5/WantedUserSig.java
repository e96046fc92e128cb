package io.github.usersig.junit5;

import io.github.usersig.RoomPrivilege;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * What one annotation asks for, be it {@link WithUserSig} itself or one composed of it.
 *
 * @param annotation the annotation as its reader sees it, for messages
 * @param userId empty if it names none
 * @param admin whether the user is an app admin
 * @param legacy whether it is signed the old way
 * @param validFor an ISO duration or empty
 * @param issuedAgo an ISO duration or empty
 * @param roomNumber negative if there is none
 */
record WantedUserSig(
        String annotation,
        String userId,
        UserSigKind kind,
        boolean admin,
        boolean legacy,
        String validFor,
        String issuedAgo,
        String userbuf,
        String room,
        long roomNumber,
        Set<RoomPrivilege> privileges,
        boolean lenient) {

    static final String DEFAULT_USER = "test-user";

    /** For the users of a source, to tell those left out from those named: longer than a UserID can be. */
    static final String NOBODY_NAMED = "test-user, or with admin the app's first admin";

    /** What an element asks for itself, if it does. */
    static Optional<WantedUserSig> on(AnnotatedElement element) {
        List<WantedUserSig> all = Composed.all(element.getDeclaredAnnotations(), WithUserSig.class).stream()
                .map(WantedUserSig::of)
                .toList();
        if (all.size() > 1) {
            throw new ExtensionConfigurationException("[%s] asks for %d UserSigs, by %s: keep one"
                    .formatted(
                            element,
                            all.size(),
                            all.stream().map(WantedUserSig::annotation).toList()));
        }
        return all.stream().findFirst();
    }

    /** A wish of this kind for this user, without more. */
    static WantedUserSig of(
            String annotation, String userId, UserSigKind kind, boolean admin, boolean legacy, boolean lenient) {
        return new WantedUserSig(annotation, userId, kind, admin, legacy, "", "", "", "", -1, Set.of(), lenient);
    }

    WantedUserSig forUser(String user) {
        return new WantedUserSig(
                annotation,
                user,
                kind,
                admin,
                legacy,
                validFor,
                issuedAgo,
                userbuf,
                room,
                roomNumber,
                privileges,
                lenient);
    }

    /** As messages call what has been made for it, up to the user's name: {@code expired legacy UserSig of the admin}. */
    String words() {
        return kind.words() + (legacy ? " legacy" : "") + " UserSig of" + (admin ? " the admin" : "");
    }

    private static WantedUserSig of(Composed annotation) {
        return new WantedUserSig(
                annotation.name(),
                annotation.get("value", String.class),
                annotation.get("kind", UserSigKind.class),
                annotation.get("admin", Boolean.class),
                annotation.get("legacy", Boolean.class),
                annotation.get("validFor", String.class),
                annotation.get("issuedAgo", String.class),
                annotation.get("userbuf", String.class),
                annotation.get("room", String.class),
                annotation.get("roomNumber", Long.class),
                Set.copyOf(List.of(annotation.get("privileges", RoomPrivilege[].class))),
                annotation.get("lenient", Boolean.class));
    }
}
