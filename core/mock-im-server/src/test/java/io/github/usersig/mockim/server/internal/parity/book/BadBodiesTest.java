package io.github.usersig.mockim.server.internal.parity.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.internal.catalogue.Catalogue;
import io.github.usersig.mockim.server.internal.catalogue.CommandSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The book of the kit")
class BadBodiesTest {

    /** Commands that change what others of the app see, or use up what an app has few of. */
    private static final Map<String, String> ONLY_WHEN_ASKED_BY_NAME = Map.of(
            "all_member_push/im_push", "quota",
            "group_open_http_svc/send_broadcast_msg", "quota",
            "timpush/push", "quota",
            "timpush/batch", "quota",
            "im_open_login_svc/account_delete", "deletes",
            "all_member_push/im_set_attr_name", "app-wide",
            "openim_dirty_words/add", "app-wide",
            "im_msg_audit_mgr/add_local_audit_keywords", "app-wide",
            "im_msg_audit_mgr/add_cloud_audit_keywords", "app-wide",
            "openim_robot_http_svc/create_robot", "app-wide");

    private final List<Scenario> scenarios = Book.ofTheKit().scenarios();

    private Stream<Step.Vary> varied() {
        return scenarios.stream()
                .flatMap(scenario -> scenario.steps().stream())
                .filter(Step.Vary.class::isInstance)
                .map(Step.Vary.class::cast);
    }

    @Test
    @DisplayName("has a valid body of every command of the catalogue, and all that can be wrong with it")
    void hasABodyOfEveryCommand() {
        Set<String> all = new TreeSet<>();
        Catalogue.get().commands().forEach(command -> all.add(command.name()));
        Set<String> varied = new TreeSet<>();
        varied().forEach(vary -> varied.add(vary.call().command()));

        assertThat(varied).isEqualTo(all);
    }

    @Test
    @DisplayName("leaves no field of a command as it is in all its bodies, unless it says why")
    void variesEveryField() {
        Map<String, Set<String>> left = new TreeMap<>();
        for (CommandSpec command : Catalogue.get().commands()) {
            left.put(command.name(), new TreeSet<>(Variations.fields(command.name())));
        }
        varied().forEach(vary -> {
            Set<String> fields = left.getOrDefault(vary.call().command(), new TreeSet<>());
            Variations.each(vary, call -> {
                String name = call.name().substring(call.name().indexOf('#') + 1);
                fields.remove(name.substring(0, name.indexOf(':')));
            });
            vary.except().forEach((field, why) -> {
                assertThat(why).as("why %s stays as it is", field).hasSizeGreaterThan(20);
                fields.remove(field);
            });
        });
        left.values().removeIf(Set::isEmpty);

        assertThat(left).isEmpty();
    }

    @Test
    @DisplayName("calls what reaches others, or changes the whole app, in parts of its own")
    void callsWhatReachesOthersInPartsOfItsOwn() {
        for (Scenario scenario : scenarios) {
            Stream<Step.Call> calls = scenario.steps().stream()
                    .flatMap(step -> step instanceof Step.Vary vary
                            ? Stream.of(vary.call())
                            : step instanceof Step.Call call ? Stream.of(call) : Stream.empty());
            calls.filter(call -> call.by().equals("admin") && namesSomebody(call))
                    .forEach(call -> assertThat(scenario.part())
                            .as("the part of %s, which calls %s", scenario.id(), call.command())
                            .isEqualTo(ONLY_WHEN_ASKED_BY_NAME.getOrDefault(call.command(), scenario.part())));
        }
    }

    /** All calls but those that delete accounts which nobody has. */
    private static boolean namesSomebody(Step.Call call) {
        return !call.command().equals("im_open_login_svc/account_delete")
                || call.content().text().contains("${user.");
    }

    @Test
    @DisplayName("makes some 2,900 calls or more")
    void makesSomeThousandCalls() {
        Map<String, Integer> calls = new TreeMap<>();
        for (Scenario scenario : scenarios) {
            for (Step step : scenario.steps()) {
                int count = step instanceof Step.Vary vary
                        ? Variations.count(vary)
                                * (1 + vary.before().size() + vary.after().size())
                        : step instanceof Step.Call call ? call.repeat() : step instanceof Step.OfClient ? 1 : 0;
                calls.merge(scenario.part(), count, Integer::sum);
            }
        }
        int variations = varied().mapToInt(Variations::count).sum();
        System.out.println("steps of the book by part: " + calls + ", variations: " + variations);

        assertThat(variations).isGreaterThan(2_900);
    }
}
