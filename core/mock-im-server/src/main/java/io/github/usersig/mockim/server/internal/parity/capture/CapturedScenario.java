package io.github.usersig.mockim.server.internal.parity.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.tenant.CapturedCall;
import io.github.usersig.mockim.server.internal.tenant.CapturedCall.KnownGroup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Makes a scenario of calls that were captured. Not thread-safe. */
public final class CapturedScenario {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*/[a-z][a-z0-9]*(?:-[a-z0-9]+)*");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String CREATE = "group_open_http_svc/create_group";
    private static final String DESTROY = "group_open_http_svc/destroy_group";

    /** Members of these cannot be named when they are made. */
    private static final Set<String> WITHOUT_MEMBERS = Set.of("AVChatRoom");

    private final Cast cast;
    private final Answers answers = new Answers();
    private final BodyTemplate bodies;
    private final List<ScenarioStep> steps = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final Map<Answers.Place, String> bound = new HashMap<>();
    private final Map<String, Integer> names = new HashMap<>();

    private CapturedScenario(Cast cast, Set<String> kept) {
        this.cast = cast;
        this.bodies = new BodyTemplate(
                cast, kept, text -> answers.text(text).map(this::bind), (field, number) -> answers.number(field, number)
                        .map(this::bind));
    }

    /**
     * A scenario in YAML; empty if nothing was captured that can be played.
     *
     * @param calls in their order
     * @param id part and name of the scenario
     * @param kept names of fields whose texts stay as they are
     * @param masked takes out what is to be shown nowhere
     * @throws IllegalArgumentException if the id is not one
     */
    public static String of(List<CapturedCall> calls, String id, Set<String> kept, UnaryOperator<String> masked) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "the id of a scenario is part and name, in small letters, digits and -, such as"
                            + " own/morning: \"" + id + "\" is not");
        }
        if (calls.isEmpty()) {
            return "";
        }
        CapturedScenario scenario = new CapturedScenario(Cast.of(calls), kept);
        for (int i = 0; i < calls.size(); i++) {
            scenario.add(i + 1, calls.get(i));
        }
        return scenario.steps.isEmpty() ? "" : masked.apply(scenario.text(id, calls));
    }

    private void add(int number, CapturedCall call) {
        CapturedCall.Asked asked = call.asked();
        Optional<String> why = ScenarioStep.whyNot(call);
        if (why.isPresent()) {
            leftOut.add("call " + number + ": " + why.get());
            return;
        }
        ScenarioStep step = ScenarioStep.of(call, cast);
        Optional<JsonNode> body = Bodies.read(asked.body());
        if (body.isPresent()) {
            step.body(bodies.of(body.get(), asked.epochSeconds()));
        } else {
            step.raw(asked.body().length == 0 ? "" : "not JSON");
        }
        steps.add(step);
        Bodies.reply(call).ifPresent(reply -> answers.add(steps.size() - 1, reply));
    }

    /** The variable for a place in a reply, which from now on is bound to it. */
    private String bind(Answers.Place place) {
        String name = bound.computeIfAbsent(place, its -> {
            String field = place.field();
            String base =
                    Character.toLowerCase(field.charAt(0)) + field.substring(1).replace("_", "");
            return base + names.merge(base, 1, Integer::sum);
        });
        steps.get(place.step()).bind(name, place.path());
        return "${" + name + "}";
    }

    private String text(String id, List<CapturedCall> calls) {
        String day = Instant.ofEpochSecond(calls.get(0).asked().epochSeconds())
                .toString()
                .substring(0, 10);
        String title =
                steps.size() + (steps.size() == 1 ? " call" : " calls") + " of an app server, captured on " + day;
        ScenarioText text = new ScenarioText();
        text.comment(title + ". Texts in it are others of the same length.");
        if (cast.admins() > 1) {
            text.comment("It knows one app admin; " + cast.admins() + " were seen.");
        }
        leftOut.forEach(what -> text.comment("Left out: " + what));
        text.head(id, title, cast.users(), cast.groups());
        text.list("steps");
        accountsBefore().ifPresent(text::step);
        cast.before().forEach(group -> text.step(create(group)));
        steps.forEach(text::step);
        List<ScenarioStep> cleanup = cleanup();
        if (!cleanup.isEmpty()) {
            text.list("cleanup");
            cleanup.forEach(text::step);
        }
        return text.toString();
    }

    /** More accounts than a scenario has users. */
    private Optional<ScenarioStep> accountsBefore() {
        if (cast.moreAccounts().isEmpty()) {
            return Optional.empty();
        }
        ObjectNode body = NODES.objectNode();
        cast.moreAccounts().forEach(body.withArray("Accounts")::add);
        return Optional.of(ScenarioStep.byAdmin("im_open_login_svc/multiaccount_import", body));
    }

    private ScenarioStep create(KnownGroup group) {
        ObjectNode body = NODES.objectNode()
                .put("GroupId", cast.variable(group.id()).orElseThrow())
                .put("Type", group.type())
                .put("Name", "captured");
        cast.variable(group.owner()).ifPresent(owner -> body.put("Owner_Account", owner));
        if (!WITHOUT_MEMBERS.contains(group.type())) {
            group.roles().forEach((userId, role) -> cast.variable(userId)
                    .filter(variable -> !userId.equals(group.owner()))
                    .ifPresent(variable -> member(body, variable, role)));
        }
        return ScenarioStep.byAdmin(CREATE, body);
    }

    private static void member(ObjectNode body, String variable, String role) {
        ObjectNode member = body.withArray("MemberList").addObject().put("Member_Account", variable);
        if (role.equals("Admin")) {
            member.put("Role", role);
        }
    }

    /** The player destroys the scenario's groups, and those that the service names; of others it does not know. */
    private List<ScenarioStep> cleanup() {
        return cast.moreGroups().stream()
                .map(group -> ScenarioStep.byAdmin(DESTROY, NODES.objectNode().put("GroupId", group)))
                .toList();
    }
}
