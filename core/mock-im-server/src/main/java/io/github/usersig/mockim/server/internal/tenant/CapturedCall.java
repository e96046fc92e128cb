package io.github.usersig.mockim.server.internal.tenant;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A request at the REST door that a {@link Capture} took. It is in memory only, and whole: what is made of it masks it.
 *
 * @param asked what was asked
 * @param known what of it the tenant knew then
 * @param answer what was answered, which is not known yet while it is {@link Answer#NONE}
 */
public record CapturedCall(Asked asked, Known known, Answer answer) {

    /**
     * What was asked.
     *
     * @param command service and command, or whatever stood there
     * @param identifier who called; empty if the URL did not say
     * @param userSig whether there was a UserSig, which is not kept
     * @param contentType the parameter of that name; empty if the URL had none
     * @param hasRandom whether the URL had a parameter {@code random}
     * @param epochSeconds when it came, by the tenant's clock
     * @param body as it came
     */
    @SuppressWarnings("ArrayRecordComponent") // made for one call, and compared with nothing
    public record Asked(
            String command,
            String identifier,
            Shown userSig,
            String contentType,
            boolean hasRandom,
            long epochSeconds,
            byte[] body) {}

    /** What was shown as a UserSig. */
    public enum Shown {
        /** No parameter. */
        ABSENT,
        /** An empty one. */
        EMPTY,
        /** Some text. */
        SOMETHING
    }

    /**
     * What the tenant knew of the names in a request when it came.
     *
     * @param byAdmin whether the caller was an app admin
     * @param accounts the accounts that it names
     * @param admins those of them who are app admins
     * @param groups the groups that it names
     */
    public record Known(boolean byAdmin, Set<String> accounts, Set<String> admins, List<KnownGroup> groups) {

        /** Keeps copies. */
        public Known {
            accounts = Set.copyOf(accounts);
            admins = Set.copyOf(admins);
            groups = List.copyOf(groups);
        }
    }

    /**
     * A group that was there.
     *
     * @param type as the wire has it
     * @param owner empty if there is none
     * @param roles some members with their roles, as the wire has them
     */
    public record KnownGroup(String id, String type, String owner, Map<String, String> roles) {

        /** Keeps a copy. */
        public KnownGroup {
            roles = Map.copyOf(roles);
        }
    }

    /** What was answered: its code, and its text. */
    public record Answer(int code, String text) {

        /** Nothing yet. */
        public static final Answer NONE = new Answer(0, "");
    }
}
