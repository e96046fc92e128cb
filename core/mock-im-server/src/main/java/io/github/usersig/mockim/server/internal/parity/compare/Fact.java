package io.github.usersig.mockim.server.internal.parity.compare;

import java.util.List;

/**
 * Something that the mock does otherwise than what was recorded, wherever that shows.
 *
 * @param key what names it: command, path, kind and both values
 * @param title what it is about, in a few words
 * @param kind in what the replies differ
 * @param command the command
 * @param path the field
 * @param recorded what was recorded, where it was first seen
 * @param mock what the mock has there
 * @param decides the facts of the fidelity page that the scenarios decide in which it was seen
 * @param advice what to change
 * @param places some of the calls in which it was seen: scenario and step
 * @param seen in how many calls it was seen
 * @param consequences what differs because of it
 */
public record Fact(
        String key,
        String title,
        Kind kind,
        String command,
        String path,
        String recorded,
        String mock,
        List<String> decides,
        String advice,
        List<String> places,
        long seen,
        List<Fact> consequences) {

    /** The fact in one line. */
    public String headline() {
        return title + ": service " + recorded + ", mock " + mock;
    }

    /** How many facts stand beneath it. */
    public int consequencesBelow() {
        return consequences.stream()
                .mapToInt(below -> 1 + below.consequencesBelow())
                .sum();
    }
}
