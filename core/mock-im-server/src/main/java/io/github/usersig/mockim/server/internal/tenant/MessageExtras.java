package io.github.usersig.mockim.server.internal.tenant;

import io.github.usersig.mockim.server.internal.event.GroupMessageEvent.Mention;
import java.io.Serializable;
import java.util.List;
import java.util.Set;

/** What few messages have: it is kept as objects, and beside the others. */
@SuppressWarnings("serial") // copied for snapshots, and kept nowhere
final class MessageExtras implements Serializable {

    final Extensions extensions = new Extensions();
    final Reactions reactions = new Reactions();
    List<Mention> mentions = List.of();
    Set<String> waitedFor = Set.of();
    Set<String> readBy = Set.of();
}
