package io.github.usersig.mockim.server.internal.catalogue;

import java.util.List;
import java.util.Set;

/**
 * A command, as the vendor's pages and published clients describe it.
 *
 * @param name service and command, such as {@code openim/sendmsg}
 * @param group the family it belongs to, such as {@code message}
 * @param title what it does, in a few words
 * @param doc the vendor's page, empty if its number is not known
 * @param request the fields of the body
 * @param response the fields of the reply, without the envelope's
 * @param errors the codes its own page lists
 * @param groupTypes the types of group it works for; empty if that does not matter
 * @param bareEnvelope whether the reply has no {@code ActionStatus}
 * @param verified how much of it was read on the vendor's own page: {@code full}, {@code partial} or {@code client}
 * @param note what else is known
 */
public record CommandSpec(
        String name,
        String group,
        String title,
        String doc,
        List<FieldSpec> request,
        List<FieldSpec> response,
        Set<Integer> errors,
        Set<String> groupTypes,
        boolean bareEnvelope,
        String verified,
        String note) {

    /** What is before the slash in its name. */
    public String service() {
        return name.substring(0, name.indexOf('/'));
    }

    /** Begins the description of a command; of what is not said nothing is known. */
    static Builder named(String name) {
        return new Builder(name);
    }

    /** Describes a command, each part under its name. */
    static final class Builder {

        private final String name;
        private String group = "";
        private String title = "";
        private String doc = "";
        private List<FieldSpec> request = List.of();
        private List<FieldSpec> response = List.of();
        private Set<Integer> errors = Set.of();
        private Set<String> groupTypes = Set.of();
        private boolean bareEnvelope;
        private String verified = "";
        private String note = "";

        private Builder(String name) {
            this.name = name;
        }

        Builder group(String group) {
            this.group = group;
            return this;
        }

        Builder title(String title) {
            this.title = title;
            return this;
        }

        Builder doc(String doc) {
            this.doc = doc;
            return this;
        }

        Builder request(List<FieldSpec> request) {
            this.request = request;
            return this;
        }

        Builder response(List<FieldSpec> response) {
            this.response = response;
            return this;
        }

        Builder errors(Set<Integer> errors) {
            this.errors = errors;
            return this;
        }

        Builder groupTypes(Set<String> groupTypes) {
            this.groupTypes = groupTypes;
            return this;
        }

        Builder bareEnvelope(boolean bareEnvelope) {
            this.bareEnvelope = bareEnvelope;
            return this;
        }

        Builder verified(String verified) {
            this.verified = verified;
            return this;
        }

        Builder note(String note) {
            this.note = note;
            return this;
        }

        CommandSpec build() {
            return new CommandSpec(
                    name, group, title, doc, request, response, errors, groupTypes, bareEnvelope, verified, note);
        }
    }
}
