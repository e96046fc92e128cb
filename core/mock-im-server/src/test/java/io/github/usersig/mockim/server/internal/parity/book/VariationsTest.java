package io.github.usersig.mockim.server.internal.parity.book;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.server.internal.catalogue.Catalogue;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("vary")
class VariationsTest {

    private static final String SEND = """
        - vary: openim/sendmsg
          body:
            From_Account: "${user.alice}"
            To_Account: "${user.bob}"
            MsgRandom: "${random}"
            MsgBody: [{MsgType: TIMTextElem, MsgContent: {Text: hello}}]
          except: {OnlineOnlyFlag: "stays as it is"}
        """;

    @Test
    @DisplayName("makes the valid call first, and then one for each field and way, nested ones too")
    void namesFieldAndWay() {
        Map<String, JsonNode> calls = bodies(SEND);

        assertThat(calls.keySet())
                .startsWith("openim/sendmsg#:valid")
                .contains(
                        "openim/sendmsg#To_Account:missing",
                        "openim/sendmsg#MsgBody:type",
                        "openim/sendmsg#MsgBody:item-type",
                        "openim/sendmsg#MsgBody[].MsgType:missing",
                        "openim/sendmsg#MsgBody[].MsgType:out-of-enum",
                        "openim/sendmsg#MsgLifeTime:at-limit",
                        "openim/sendmsg#MsgLifeTime:over-limit",
                        "openim/sendmsg#OfflinePushInfo.Title:type")
                .doesNotContain("openim/sendmsg#OnlineOnlyFlag:type", "openim/sendmsg#CloudCustomData:missing");
        assertThat(body(calls, "openim/sendmsg#MsgBody[].MsgType:missing").toString())
                .contains("[{\"MsgContent\":{\"Text\":\"hello\"}}]");
        assertThat(body(calls, "openim/sendmsg#MsgLifeTime:over-limit")
                        .path("MsgLifeTime")
                        .asLong())
                .isEqualTo(604_801);
        assertThat(body(calls, "openim/sendmsg#To_Account:missing").has("To_Account"))
                .isFalse();
        assertThat(body(calls, "openim/sendmsg#OfflinePushInfo.Title:type")
                        .at("/OfflinePushInfo/Title")
                        .asInt())
                .isEqualTo(7);
    }

    @Test
    @DisplayName("changes one field of the valid body and nothing else")
    void changesOneField() {
        Map<String, JsonNode> calls = bodies(SEND);
        JsonNode valid = calls.remove("openim/sendmsg#:valid");

        calls.forEach(
                (name, body) -> assertThat(differences(valid, body)).as(name).hasSize(1));
    }

    @Test
    @DisplayName("of all commands is some 2,900 calls, each with a name of its own")
    void coversTheCatalogue() {
        Set<String> names = new HashSet<>();
        int[] calls = {0};
        Catalogue.get().commands().forEach(command -> bodies("- vary: " + command.name() + "\n")
                .keySet()
                .forEach(name -> {
                    calls[0]++;
                    assertThat(names.add(name)).as(name).isTrue();
                }));

        assertThat(calls[0]).isBetween(2_000, 3_200);
    }

    private static JsonNode body(Map<String, JsonNode> calls, String name) {
        return requireNonNull(calls.get(name), name);
    }

    private static Map<String, JsonNode> bodies(String step) {
        Scenario scenario = BookReader.ofParts("""
            parts:
            - name: default
              title: t
              default: true
              budget: {accounts: 20, groups: 10, messages: 300, calls: 100, minutes: 1}
              costs: nothing
            """)
                .scenario("default/a.yaml", "id: default/a\ntitle: t\nusers: [alice, bob]\nsteps:\n" + step);
        Map<String, JsonNode> bodies = new LinkedHashMap<>();
        Variations.each((Step.Vary) scenario.steps().get(0), call -> assertThat(
                        bodies.put(call.name(), call.content().body()))
                .as(call.name())
                .isNull());
        return bodies;
    }

    private static Set<String> differences(JsonNode a, JsonNode b) {
        Set<String> names = new HashSet<>();
        a.fieldNames().forEachRemaining(names::add);
        b.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> a.path(name).equals(b.path(name)));
        return names;
    }
}
