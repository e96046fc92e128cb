package io.github.usersig.mockim.server.internal.parity.book;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/** The variables that there are at a step of a scenario, while it is read. */
final class Names {

    private final Set<String> bound = new LinkedHashSet<>();
    private final Set<String> users;

    Names(Collection<String> users, Collection<String> groups) {
        this.users = new LinkedHashSet<>(users);
        users.forEach(user -> bound.add("user." + user));
        groups.forEach(group -> bound.add("group." + group));
    }

    void bind(String name, Located at) {
        if (!name.matches("[A-Za-z][A-Za-z0-9_]*")
                || Template.GIVEN.matcher(name).matches()) {
            throw at.wrong("\"" + name + "\" is no name for a variable: write letters, digits and _, and none of "
                    + "n, now, random, app, admin, prefix, nobody, nogroup");
        }
        bound.add(name);
    }

    boolean isUser(String name) {
        return users.contains(name);
    }

    Set<String> users() {
        return users;
    }

    void require(Set<String> variables, Located at) {
        for (String variable : variables) {
            if (!bound.contains(variable) && !Template.GIVEN.matcher(variable).matches()) {
                throw at.wrong("${" + variable + "} is bound nowhere before: write " + Nearest.to(variable, known())
                        + ", or bind it in a step above");
            }
        }
    }

    private Set<String> known() {
        Set<String> known = new TreeSet<>(bound);
        known.addAll(Set.of("n", "now", "hour-N", "random", "app", "admin", "prefix", "nobody", "nogroup", "text.N"));
        return known;
    }
}
