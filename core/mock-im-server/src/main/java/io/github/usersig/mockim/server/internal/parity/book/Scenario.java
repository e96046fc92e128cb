package io.github.usersig.mockim.server.internal.parity.book;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Calls in an order, with no word about what is answered: that is what a recording is for.
 *
 * @param id part and name, such as {@code default/join-unknown-group}
 * @param title what it tries, in a few words
 * @param users its users, each a variable {@code ${user.NAME}}; the first gets the first UserID of the pool
 * @param groups its groups, each a variable {@code ${group.NAME}}; what is made under these GroupIds is destroyed at the end
 * @param decides the facts that it decides as a whole
 * @param needs what an app must have so that it can be played, in the words of {@code parts.yaml}
 * @param steps what is done
 * @param cleanup calls that put back at the end what the player does not know of, also after a failure
 */
public record Scenario(
        String id,
        String title,
        List<String> users,
        List<String> groups,
        List<String> decides,
        Set<String> needs,
        List<Step> steps,
        List<Step.Call> cleanup) {

    /** The part it stands in. */
    public String part() {
        return id.substring(0, id.indexOf('/'));
    }

    /** All facts that it or one of its steps decides, in the order they are named. */
    public Set<String> allDecided() {
        Set<String> all = new LinkedHashSet<>(decides);
        steps.forEach(step -> all.addAll(step.decides()));
        return all;
    }

    /** Whether a UserSig of this kind is presented in it. */
    public boolean presents(SigKind kind) {
        return steps.stream().anyMatch(step -> step.sigs().contains(kind.inBook()));
    }

    /** Whether the published web client takes part. */
    public boolean needsClient() {
        return steps.stream().anyMatch(Step.OfClient.class::isInstance);
    }
}
