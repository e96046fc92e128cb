package io.github.usersig.junit5;

import io.github.usersig.RoomPrivilege;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
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
 * @param roomNumber {@link #NO_ROOM} if there is none
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

    /** The number of a room that nobody asked for. */
    static final long NO_ROOM = Long.MIN_VALUE;

    /** For the users of a source, to tell those left out from those named: longer than a UserID can be. */
    static final String NOBODY_NAMED = "test-user, or with admin the app's first admin";

    /** What elements of a class ask for; kept, because it is asked several times for each test, and reflection makes it anew each time. */
    private static final ClassValue<Map<AnnotatedElement, Optional<WantedUserSig>>> FOUND = new ClassValue<>() {
        @Override
        protected Map<AnnotatedElement, Optional<WantedUserSig>> computeValue(Class<?> declaring) {
            return new ConcurrentHashMap<>();
        }
    };

    /** What an element asks for itself, if it does. */
    static Optional<WantedUserSig> on(AnnotatedElement element) {
        Optional<WantedUserSig> known = FOUND.get(declaring(element)).get(element);
        return known != null ? known : FOUND.get(declaring(element)).computeIfAbsent(element, WantedUserSig::read);
    }

    private static Class<?> declaring(AnnotatedElement element) {
        if (element instanceof Class<?> type) {
            return type;
        }
        return element instanceof Parameter parameter
                ? parameter.getDeclaringExecutable().getDeclaringClass()
                : ((Member) element).getDeclaringClass();
    }

    private static Optional<WantedUserSig> read(AnnotatedElement element) {
        List<WantedUserSig> all = new ArrayList<>();
        for (Composed composed : Composed.all(element.getDeclaredAnnotations(), WithUserSig.class)) {
            all.add(of(composed));
        }
        if (all.size() > 1) {
            throw new ExtensionConfigurationException("[%s] asks for %d UserSigs, by %s: keep one"
                    .formatted(
                            element,
                            all.size(),
                            all.stream().map(WantedUserSig::annotation).toList()));
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
    }

    /** A wish of this kind for this user, without more. */
    static WantedUserSig of(
            String annotation, String userId, UserSigKind kind, boolean admin, boolean legacy, boolean lenient) {
        return new WantedUserSig(annotation, userId, kind, admin, legacy, "", "", "", "", NO_ROOM, Set.of(), lenient);
    }

    /** What of it decides on the text. */
    WantedUserSig alone() {
        return new WantedUserSig(
                "", userId, kind, false, legacy, validFor, issuedAgo, userbuf, room, roomNumber, privileges, false);
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

    // Written out: the JVM makes those of a record when they are first called, of dozens of classes, and this is a key
    // in a map.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WantedUserSig that
                && annotation.equals(that.annotation)
                && userId.equals(that.userId)
                && kind == that.kind
                && admin == that.admin
                && legacy == that.legacy
                && validFor.equals(that.validFor)
                && issuedAgo.equals(that.issuedAgo)
                && userbuf.equals(that.userbuf)
                && room.equals(that.room)
                && roomNumber == that.roomNumber
                && privileges.equals(that.privileges)
                && lenient == that.lenient;
    }

    @Override
    public int hashCode() {
        return Objects.hash(userId, kind, validFor, issuedAgo, room, roomNumber);
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
