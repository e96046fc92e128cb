package io.github.usersig.mockim.server.internal.parity.record;

import io.github.usersig.mockim.server.internal.parity.play.Left;
import java.util.List;

/**
 * What a recording says in its last line.
 *
 * @param calls how many calls stand in it
 * @param left what could not be removed afterwards
 */
public record Ending(long calls, List<Left> left) {}
