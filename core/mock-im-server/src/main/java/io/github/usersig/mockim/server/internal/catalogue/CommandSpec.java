package io.github.usersig.mockim.server.internal.catalogue;

import java.util.List;
import java.util.Set;

/**
 * A command of the REST API, as the vendor's pages and published clients describe it.
 *
 * @param name service and command, such as {@code openim/sendmsg}
 * @param group the family it belongs to, such as {@code message}
 * @param title what it does, in a few words
 * @param doc the vendor's page, empty if its number is not known
 * @param request the fields of the body
 * @param response the fields of the reply, without the envelope's
 * @param errors the codes its own page lists
 * @param perSecond how often it may be called, 0 if nobody says
 * @param groupTypes the types of group it works for; empty if that does not matter
 * @param bareEnvelope whether the reply has no {@code ActionStatus}
 * @param legacy whether it is an old name, or withdrawn
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
        int perSecond,
        Set<String> groupTypes,
        boolean bareEnvelope,
        boolean legacy,
        String verified,
        String note) {

    /** What is before the slash in its name. */
    public String service() {
        return name.substring(0, name.indexOf('/'));
    }
}
