package io.github.usersig.mockim.server.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.server.internal.catalogue.JsonObjectText;
import io.github.usersig.mockim.server.internal.tenant.Capture;
import io.github.usersig.mockim.server.internal.tenant.CapturedCall.Asked;
import io.github.usersig.mockim.server.internal.tenant.CapturedCall.Known;
import io.github.usersig.mockim.server.internal.tenant.CapturedCall.KnownGroup;
import io.github.usersig.mockim.server.internal.tenant.CapturedCall.Shown;
import io.github.usersig.mockim.server.internal.tenant.Group;
import io.github.usersig.mockim.server.internal.tenant.Member;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hands a request to the capture of its tenant, with what the tenant knows of the names in it before it is done. */
record Capturing(Capture capture, Capture.Place place) {

    /** Of a group so many members are looked at. */
    private static final int MOST_MEMBERS = 100;

    /** What conversations are named by, behind which the id of a user or a group stands. */
    private static final List<String> OF_CONVERSATIONS = List.of("C2C_", "C2C", "GROUP_", "GROUP");

    /** Begins with a request; null if nobody wants it recorded. */
    static @Nullable Capturing begin(RestRequest request, Tenant tenant, Instant at) {
        Capture capture = tenant.capture();
        if (!capture.isRunning()) {
            return null;
        }
        if (!request.body().complete()) {
            capture.miss();
            return null;
        }
        UrlParameters parameters = request.parameters();
        Asked asked = new Asked(
                request.command(),
                parameters.find("identifier").orElse(""),
                shown(parameters),
                parameters.find("contenttype").orElse(""),
                parameters.find("random").isPresent(),
                at.getEpochSecond(),
                request.body().bytes());
        return new Capturing(capture, capture.take(asked, known(asked, tenant)));
    }

    private static Shown shown(UrlParameters parameters) {
        return parameters
                .find("usersig")
                .map(text -> text.isEmpty() ? Shown.EMPTY : Shown.SOMETHING)
                .orElse(Shown.ABSENT);
    }

    /** It was answered. */
    void answered(int code, String text) {
        capture.answered(place, code, text);
    }

    private static Known known(Asked asked, Tenant tenant) {
        Set<String> names = new LinkedHashSet<>();
        names.add(asked.identifier());
        addTexts(names, read(asked.body()));
        return tenant.exclusively(() -> {
            Set<String> accounts = new LinkedHashSet<>();
            Set<String> admins = new LinkedHashSet<>();
            List<KnownGroup> groups = new ArrayList<>();
            for (String name : names) {
                if (tenant.accounts().contains(name)) {
                    accounts.add(name);
                }
                if (tenant.admins().contains(name)) {
                    admins.add(name);
                }
                Group group = tenant.state().groups().find(name);
                if (group != null) {
                    groups.add(known(group));
                }
            }
            return new Known(tenant.admins().contains(asked.identifier()), accounts, admins, groups);
        });
    }

    private static KnownGroup known(Group group) {
        Map<String, String> roles = new LinkedHashMap<>();
        for (Member member : group.members().values()) {
            if (roles.size() < MOST_MEMBERS) {
                roles.put(member.userId(), member.role().wire());
            }
        }
        return new KnownGroup(group.id(), group.type().wire(), group.owner(), roles);
    }

    private static @Nullable JsonNode read(byte[] body) {
        try {
            return JsonObjectText.read(body);
        } catch (JsonObjectText.NotAnObjectException e) {
            return null;
        }
    }

    private static void addTexts(Set<String> names, @Nullable JsonNode json) {
        if (json == null) {
            return;
        }
        if (json.isTextual()) {
            String text = json.textValue();
            names.add(text);
            OF_CONVERSATIONS.stream()
                    .filter(text::startsWith)
                    .forEach(kind -> names.add(text.substring(kind.length())));
        }
        json.forEach(inner -> addTexts(names, inner));
    }
}
