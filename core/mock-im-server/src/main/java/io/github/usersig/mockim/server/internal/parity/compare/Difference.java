package io.github.usersig.mockim.server.internal.parity.compare;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One difference between two replies.
 *
 * @param path the field, without numbers of items: {@code MemberList[].Role}; empty for the reply as a whole
 * @param place the field with them
 * @param kind in what they differ
 * @param recorded what was recorded, in words
 * @param mock what the mock has, in words
 * @param grouping both, by which differences are one fact
 * @param refersTo the places of earlier replies that a relation names
 * @param because the difference in the same reply that this one follows from, if there is one
 */
record Difference(
        String path,
        String place,
        Kind kind,
        String recorded,
        String mock,
        String grouping,
        List<String> refersTo,
        @Nullable Difference because) {

    static Difference of(String place, Kind kind, String recorded, String mock) {
        return grouped(place, kind, recorded, mock, recorded + " -> " + mock);
    }

    static Difference grouped(String place, Kind kind, String recorded, String mock, String grouping) {
        return new Difference(withoutNumbers(place), place, kind, recorded, mock, grouping, List.of(), null);
    }

    Difference because(Difference cause) {
        return new Difference(path, place, kind, recorded, mock, grouping, refersTo, cause);
    }

    Difference referringTo(List<String> places) {
        return new Difference(path, place, kind, recorded, mock, grouping, places, because);
    }

    /** What groups it with others: command, path, kind and both values. */
    String key(String command) {
        return command + " " + (path.isEmpty() ? "." : path) + " " + kind.name().toLowerCase(Locale.ROOT) + " "
                + grouping;
    }

    /** Whether one side did what the other refused. */
    boolean oneSucceeded() {
        return kind == Kind.CODE && recorded.equals("0") != mock.equals("0");
    }

    /** The name of the field. */
    String field() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** The object that the field stands in. */
    String parent() {
        int dot = place.lastIndexOf('.');
        return dot < 0 ? "" : place.substring(0, dot);
    }

    private static String withoutNumbers(String place) {
        return place.replaceAll("\\[[0-9]+]", "[]");
    }
}
