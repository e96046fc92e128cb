package io.github.usersig.mockim.server.internal.parity.book;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.usersig.mockim.server.internal.catalogue.Catalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the steps of one scenario. */
final class StepReader {

    private static final int MOST_REPEATS = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Set<String> CALL = Set.of(
            "call",
            "path",
            "as",
            "by",
            "sig",
            "method",
            "query",
            "headers",
            "body",
            "raw",
            "encoding",
            "bind",
            "decides",
            "repeat");
    private static final Set<String> VARY =
            Set.of("vary", "as", "by", "sig", "body", "except", "before", "after", "decides");
    private static final Set<String> ISSUE = Set.of("issue", "as", "sig");
    private static final Set<String> WAIT = Set.of("wait", "as");
    private static final Set<String> CLIENT =
            Set.of("client", "does", "event", "args", "sig", "as", "bind", "decides", "within");
    private static final List<String> KINDS = List.of("call", "path", "vary", "issue", "wait", "client");
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH");

    private final Names names;
    private final Set<String> taken = new HashSet<>();
    private int number;

    StepReader(Names names) {
        this.names = names;
    }

    List<Step> steps(Located list) {
        List<Step> steps = new ArrayList<>();
        for (Located item : list.items("steps")) {
            number++;
            steps.add(step(item));
        }
        return steps;
    }

    /** Calls in places where nothing else can be; they have no names. */
    List<Step.Call> calls(Optional<Located> given, String where) {
        List<Step.Call> calls = new ArrayList<>();
        if (given.isPresent()) {
            List<Located> items =
                    given.get().isObject() ? List.of(given.get()) : given.get().items(where);
            for (Located item : items) {
                calls.add(call(item, item.fields(where, CALL), where + "-" + (calls.size() + 1)));
            }
        }
        return calls;
    }

    private Step step(Located item) {
        Map<String, Located> fields = item.fields("a step");
        List<String> kinds = KINDS.stream().filter(fields::containsKey).toList();
        if (kinds.size() != 1) {
            throw item.wrong("a step must have one of " + String.join(", ", KINDS)
                    + (kinds.isEmpty() ? ": it has none" : ": it has " + String.join(" and ", kinds)));
        }
        String name = name(item);
        return switch (kinds.get(0)) {
            case "vary" -> vary(item, name);
            case "issue" -> issue(item, name);
            case "wait" -> wait(item, name);
            case "client" -> client(item, name);
            default -> call(item, item.fields("a call", CALL), name);
        };
    }

    private String name(Located item) {
        Optional<Located> given = item.find("as");
        String name = given.map(as -> as.text("as")).orElse(Integer.toString(number));
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]*")) {
            throw given.orElse(item).wrong("\"" + name + "\" is no name for a step: write letters, digits, _ and -");
        }
        if (!taken.add(name)) {
            throw given.orElse(item).wrong("a step above is called \"" + name + "\" too: give this one another name");
        }
        return name;
    }

    private Step.Call call(Located item, Map<String, Located> fields, String name) {
        String command = command(item, fields);
        String sig = sig(item);
        String by = by(item.find("by"));
        Step.Call call = new Step.Call(
                name,
                command,
                by,
                sig,
                item.find("method").map(StepReader::method).orElse("POST"),
                query(item.find("query")),
                headers(item.find("headers")),
                content(item),
                bind(item.find("bind")),
                item.find("decides").map(list -> list.texts("decides")).orElse(List.of()),
                item.find("repeat")
                        .map(times -> times.number("repeat", 1, MOST_REPEATS))
                        .orElse(1));
        call.bind().keySet().forEach(variable -> names.bind(variable, fields.getOrDefault("bind", item)));
        return call;
    }

    private static String command(Located item, Map<String, Located> fields) {
        if (fields.containsKey("call") == fields.containsKey("path")) {
            throw item.wrong("a call must have either call, with a command, or path, with what stands behind /v4/");
        }
        Optional<Located> path = item.find("path");
        if (path.isPresent()) {
            return path.get().text("path");
        }
        Located given = item.find("call").orElseThrow();
        return known(given, given.text("call"));
    }

    private static String known(Located at, String command) {
        if (!Catalogue.get().has(command)) {
            List<String> all = new ArrayList<>();
            Catalogue.get().commands().forEach(spec -> all.add(spec.name()));
            throw at.wrong("there is no command " + command + ": write " + Nearest.to(command, all)
                    + "; to call one that is unknown on purpose, write path instead of call");
        }
        return command;
    }

    private static String method(Located given) {
        String method = given.text("method");
        if (!METHODS.contains(method)) {
            throw given.wrong("method must be " + Nearest.to(method, METHODS));
        }
        return method;
    }

    private String by(Optional<Located> given) {
        if (given.isEmpty()) {
            return "admin";
        }
        String by = given.get().text("by");
        require(by, given.get());
        if (!by.equals("admin") && !names.isUser(by) && !by.contains("${")) {
            throw given.get()
                    .wrong("by must be admin, a user of the scenario (" + String.join(", ", names.users())
                            + "), or a text with a variable, such as \"${nobody}\": it is " + by);
        }
        return by;
    }

    private String sig(Located item) {
        Optional<Located> given = item.find("sig");
        if (given.isEmpty()) {
            return "valid";
        }
        String sig = given.get().text("sig");
        require(sig, given.get());
        if (!sig.contains("${")) {
            for (String kind : sig.split("\\+", -1)) {
                if (SigKind.find(kind).isEmpty()) {
                    throw given.get()
                            .wrong("there is no kind of UserSig \"" + kind + "\": write "
                                    + Nearest.to(kind, SigKind.allNames())
                                    + ", two of them with + between, or \"${NAME}\" of an issue step");
                }
            }
        }
        return sig;
    }

    private List<Step.Parameter> query(Optional<Located> given) {
        List<Step.Parameter> query = new ArrayList<>();
        given.ifPresent(all -> all.fields("query").forEach((name, value) -> {
            List<String> values = value.isNull()
                    ? List.of()
                    : value.json().isArray()
                            ? value.items("query").stream()
                                    .map(one -> one.anyScalar(name))
                                    .toList()
                            : List.of(value.anyScalar(name));
            values.forEach(text -> require(text, value));
            query.add(new Step.Parameter(name, values));
        }));
        return query;
    }

    private Map<String, String> headers(Optional<Located> given) {
        Map<String, String> headers = new LinkedHashMap<>();
        given.ifPresent(all -> {
            headers.putAll(all.textFields("headers"));
            headers.values().forEach(value -> require(value, all));
        });
        return headers;
    }

    private Step.Content content(Located item) {
        Optional<Located> body = item.find("body");
        Optional<Located> raw = item.find("raw");
        if (body.isPresent() && raw.isPresent()) {
            throw raw.get().wrong("body and raw are both given: keep one");
        }
        String encoding =
                item.find("encoding").map(text -> text.text("encoding")).orElse("UTF-8");
        if (raw.isPresent()) {
            String text = raw.get().text("raw");
            require(text, raw.get());
            return new Step.Content(null, text, encoding);
        }
        JsonNode json = body.map(Located::json).orElse(JsonNodeFactory.instance.objectNode());
        names.require(Template.variables(json), body.orElse(item));
        body.ifPresent(given -> Ids.requireOurs(json, given));
        return new Step.Content(json, null, encoding);
    }

    private static Map<String, String> bind(Optional<Located> given) {
        Map<String, String> bind = new LinkedHashMap<>();
        given.ifPresent(all -> all.fields("bind").forEach((name, path) -> {
            String text = path.text("bind." + name);
            if (!ReplyPath.isValid(text)) {
                throw path.wrong("\"" + text
                        + "\" is no place in a reply: write names with . between and [0] for the first of a"
                        + " list, such as ResultItem[0].UserID");
            }
            bind.put(name, text);
        }));
        return bind;
    }

    private Step vary(Located item, String name) {
        item.fields("vary", VARY);
        Located given = item.find("vary").orElseThrow();
        String command = known(given, given.text("vary"));
        if (!taken.add("vary " + (name.equals(Integer.toString(number)) ? command : name))) {
            throw given.wrong(command
                    + " is varied above too: give this step a name, as: ..., so that its calls have names of"
                    + " their own");
        }
        List<Step.Call> before = calls(item.find("before"), "before");
        Step.Call call = new Step.Call(
                name,
                command,
                by(item.find("by")),
                sig(item),
                "POST",
                List.of(),
                Map.of(),
                content(item),
                Map.of(),
                item.find("decides").map(list -> list.texts("decides")).orElse(List.of()),
                1);
        List<Step.Call> after = calls(item.find("after"), "after");
        Map<String, String> except = except(item.find("except"));
        Step.Vary vary = new Step.Vary(call, except, before, after);
        Set<String> fields = Variations.fields(command);
        except.keySet().forEach(field -> {
            if (!fields.contains(field)) {
                throw item.find("except")
                        .orElse(item)
                        .wrong(command + " has no field " + field + ": write " + Nearest.to(field, fields));
            }
        });
        return vary;
    }

    private static Map<String, String> except(Optional<Located> given) {
        return given.map(all -> all.textFields("except")).orElse(Map.of());
    }

    private Step issue(Located item, String name) {
        item.fields("issue", ISSUE);
        Located as = item.find("as")
                .orElseThrow(() -> item.wrong("issue must say as: the name that the UserSig is presented by later"));
        Step.Issue issue = new Step.Issue(name, by(item.find("issue")), sig(item));
        names.bind(name, as);
        return issue;
    }

    private static Step wait(Located item, String name) {
        item.fields("wait", WAIT);
        Duration time = item.find("wait").orElseThrow().duration("wait");
        return new Step.Wait(name, time);
    }

    private Step client(Located item, String name) {
        item.fields("client", CLIENT);
        Located user = item.find("client").orElseThrow();
        if (!names.isUser(user.text("client"))) {
            throw user.wrong(
                    "client must be a user of the scenario: write " + Nearest.to(user.text("client"), names.users()));
        }
        Located does = item.find("does").orElseThrow(() -> item.wrong("client must say does: a method, or hears"));
        boolean hears = does.text("does").equals("hears");
        if (hears != item.find("event").isPresent()) {
            throw does.wrong("does: hears and event go together: give both or neither");
        }
        @Nullable Located args = item.find("args").orElse(null);
        JsonNode given = args == null ? JsonNodeFactory.instance.arrayNode() : args.json();
        names.require(Template.variables(given), args == null ? item : args);
        Map<String, String> bind = bind(item.find("bind"));
        Step.OfClient step = new Step.OfClient(
                name,
                user.text("client"),
                does.text("does"),
                item.find("event").map(event -> event.text("event")).orElse(""),
                given,
                sig(item),
                item.find("within").map(time -> time.duration("within")).orElse(PATIENCE),
                bind,
                item.find("decides").map(list -> list.texts("decides")).orElse(List.of()));
        bind.keySet().forEach(variable -> names.bind(variable, item));
        return step;
    }

    private void require(String text, Located at) {
        names.require(Template.variables(text), at);
    }
}
