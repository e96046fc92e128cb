package io.github.usersig.mockim.server.internal.parity.capture;

import java.util.List;
import java.util.Optional;

/** What the service begins some ids with, so that they mean something: a robot, a community, a topic. */
final class Ids {

    private static final String TOPIC = "@TOPIC#_";

    /** The longest first. */
    private static final List<String> BEGINNINGS = List.of("@TGS#_@TGS#", "@TGS#_", "@TGS#", "@RBT#", TOPIC, "@PMG#_");

    private Ids() {}

    /** What this one begins with; empty if with nothing of that. */
    static String beginning(String id) {
        return BEGINNINGS.stream().filter(id::startsWith).findFirst().orElse("");
    }

    /** The community that a topic is in. */
    static Optional<String> communityOf(String topicId) {
        int at = topicId.indexOf(TOPIC);
        return at > 0 ? Optional.of(topicId.substring(0, at)) : Optional.empty();
    }
}
