package io.github.usersig.mockim.server.internal.parity.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Says which differences of one reply follow from others of it. */
final class WithinReply {

    private final List<Difference> all;

    private WithinReply(List<Difference> all) {
        this.all = all;
    }

    static List<Difference> order(List<Difference> all) {
        WithinReply reply = new WithinReply(all);
        List<Difference> ordered = new ArrayList<>();
        for (Difference difference : all) {
            ordered.add(reply.causeOf(difference).map(difference::because).orElse(difference));
        }
        return ordered;
    }

    private Optional<Difference> causeOf(Difference difference) {
        Optional<Difference> code =
                first(other -> other.kind() == Kind.CODE && other.path().equals("ErrorCode"));
        if (code.isPresent()) { // another outcome has another status, and other fields
            return code.filter(cause -> !cause.equals(difference));
        }
        Optional<Difference> whole = first(other -> other.kind() == Kind.NOT_JSON);
        if (whole.isPresent()) {
            return whole.filter(cause -> !cause.equals(difference));
        }
        if (difference.kind() == Kind.CODE) {
            return Optional.empty();
        }
        return first(other -> other.kind() == Kind.CODE && other.parent().equals(difference.parent()))
                .or(() -> first(
                        other -> !other.equals(difference) && other.kind() == Kind.COUNT && followsCount(difference)))
                .or(() ->
                        first(other -> !other.equals(difference) && other.kind() == Kind.ORDER && isPlace(difference)))
                .or(() -> earlierOfSameField(difference));
    }

    private static boolean followsCount(Difference difference) {
        return isPlace(difference)
                || (difference.kind() == Kind.VALUE && isNumber(difference.recorded()) && isNumber(difference.mock()));
    }

    private static boolean isNumber(String value) {
        return value.matches("[0-9]+");
    }

    /** What says how it stands to others depends on which others there are, and in which order. */
    private static boolean isPlace(Difference difference) {
        return difference.kind() == Kind.RELATION;
    }

    private Optional<Difference> earlierOfSameField(Difference difference) {
        if (difference.kind() != Kind.RELATION) {
            return Optional.empty();
        }
        return first(other -> other.kind() == Kind.RELATION && other.path().equals(difference.path()))
                .filter(earliest -> !earliest.equals(difference));
    }

    private Optional<Difference> first(Predicate<Difference> wanted) {
        return all.stream().filter(wanted).findFirst();
    }
}
