package io.github.usersig.mockim.server.internal.parity.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Holding the mock against a recording")
class ComparisonTest {

    private static final String JOIN = """
        decides: [group.join-unknown]
        steps:
          - call: group_open_http_svc/get_group_member_info
            as: join
            body: {GroupId: "${group.room}"}
          - call: group_open_http_svc/get_group_member_info
            as: then
            body: {GroupId: "${group.room}"}
        """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    @DisplayName("finds nothing where the replies are the same, whatever the time")
    void findsNothing() throws Exception {
        Report report = new Compared(JOIN, folder)
                .same("join", "{\"ErrorCode\":0,\"MemberNum\":2}")
                .same("then", "{\"ErrorCode\":10010,\"ErrorInfo\":\"no such group\"}")
                .report();

        assertThat(report.facts()).isEmpty();
        assertThat(report.isAgreement()).isTrue();
        assertThat(report.calls()).isEqualTo(2);
        assertThat(report.summary()).isEqualTo("2 calls of 1 scenario compared: no difference");
    }

    @Test
    @DisplayName("names a code by what the scenario tries, and says what to change")
    void namesACode() throws Exception {
        Report report = new Compared(JOIN, folder)
                .step(
                        "join",
                        "{\"ActionStatus\":\"FAIL\",\"ErrorCode\":10015,\"ErrorInfo\":\"a\"}",
                        "{\"ActionStatus\":\"FAIL\",\"ErrorCode\":10010,\"ErrorInfo\":\"b\"}")
                .same("then", "{\"ErrorCode\":0}")
                .report();

        Fact fact = report.facts().get(0);
        assertThat(report.facts()).hasSize(1);
        assertThat(fact.headline()).isEqualTo("Trying something (group.join-unknown): service 10015, mock 10010");
        assertThat(fact.advice())
                .isEqualTo("let group_open_http_svc/get_group_member_info refuse this with 10015 in place of 10010");
        assertThat(fact.key()).isEqualTo("group_open_http_svc/get_group_member_info ErrorCode code 10015 -> 10010");
        assertThat(report.notes()).isEqualTo(1);
        assertThat(report.isAgreement()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        a missing field   | {"MemberNum":2,"Next":""}                   | {"MemberNum":2}                                | MISSING  | Next
        an extra field    | {"MemberNum":2}                             | {"MemberNum":2,"New":""}                       | EXTRA    | New
        a number as text  | {"MemberNum":2}                             | {"MemberNum":"2"}                              | TYPE     | MemberNum
        null              | {"MemberNum":2}                             | {"MemberNum":null}                             | TYPE     | MemberNum
        a narrow number   | {"Random":9876543210123}                    | {"Random":4294967000}                          | WIDTH    | Random
        milliseconds      | {"MsgTime":1780000000}                      | {"MsgTime":1780000000000}                      | WIDTH    | MsgTime
        another hour      | {"MsgTime":1780000000}                      | {"MsgTime":1779990000}                         | RELATION | MsgTime
        no time           | {"MsgTime":1780000000}                      | {"MsgTime":0}                                  | VALUE    | MsgTime
        another count     | {"MemberNum":2}                             | {"MemberNum":3}                                | VALUE    | MemberNum
        another status    | {"ActionStatus":"OK"}                       | {"ActionStatus":"FAIL"}                        | STATUS   | ActionStatus
        a lost item       | {"MemberList":[{"Member_Account":"ustk-u01"},{"Member_Account":"ustk-u02"}]} | {"MemberList":[{"Member_Account":"ustk-u01"}]} | COUNT | MemberList
        another item      | {"MemberList":[{"Member_Account":"ustk-u01"}]} | {"MemberList":[{"Member_Account":"ustk-u02"}]} | VALUE | MemberList[].Member_Account
        a reversed list   | {"MemberList":[{"Member_Account":"ustk-u01"},{"Member_Account":"ustk-u02"}]} | {"MemberList":[{"Member_Account":"ustk-u02"},{"Member_Account":"ustk-u01"}]} | ORDER | MemberList
        another role      | {"MemberList":[{"Member_Account":"ustk-u01","Role":"Owner"},{"Member_Account":"ustk-u02","Role":"Member"}]} | {"MemberList":[{"Member_Account":"ustk-u01","Role":"Owner"},{"Member_Account":"ustk-u02","Role":"Admin"}]} | VALUE | MemberList[].Role
        a stranger        | {"MemberList":[{"Member_Account":"ustk-u01"}]} | {"MemberList":[{"Member_Account":"ustk-u01"},{"Member_Account":"joan"}]} | COUNT | MemberList
        another begin     | {"MsgSeq":1}                                | {"MsgSeq":2}                                   | RELATION | MsgSeq
        """)
    @DisplayName("says in what replies differ")
    void saysInWhat(String what, String recorded, String mock, Kind kind, String path) throws Exception {
        Report report =
                new Compared(JOIN, folder).step("join", recorded, moved(mock)).report();

        assertThat(report.facts()).as(what).hasSize(1);
        assertThat(report.facts().get(0).kind()).isEqualTo(kind);
        assertThat(report.facts().get(0).path()).isEqualTo(path);
    }

    /** The mock was asked 100 seconds later. */
    private static String moved(String reply) {
        return reply.replace("1780000000", "1780000100");
    }

    @Test
    @DisplayName("puts what differs after one side accepted what the other refused beneath that")
    void findsConsequences() throws Exception {
        Report report = new Compared(JOIN, folder)
                .step("join", "{\"ErrorCode\":0}", "{\"ErrorCode\":10010}")
                .step("then", "{\"ErrorCode\":0,\"MemberNum\":2}", "{\"ErrorCode\":0,\"MemberNum\":1}")
                .report();

        assertThat(report.facts()).hasSize(1);
        assertThat(report.facts().get(0).consequences()).hasSize(1);
        assertThat(report.facts().get(0).consequences().get(0).path()).isEqualTo("MemberNum");
        assertThat(report.summary()).endsWith("1 fact differs, 1 more in consequence");
    }

    @Test
    @DisplayName("takes nothing for a consequence after both sides refused")
    void findsIndependentFacts() throws Exception {
        Report report = new Compared(JOIN, folder)
                .step("join", "{\"ErrorCode\":10015}", "{\"ErrorCode\":10010}")
                .step("then", "{\"ErrorCode\":0,\"MemberNum\":2}", "{\"ErrorCode\":0,\"MemberNum\":1}")
                .report();

        assertThat(report.facts()).hasSize(2);
    }

    @Test
    @DisplayName("never counts as agreed what was stopped")
    void listsWhatWasStopped() throws Exception {
        Report report = new Compared(JOIN, folder)
                .same("join", "{\"ErrorCode\":0}")
                .stoppedWhenRecorded("the connection broke")
                .report();

        assertThat(report.isAgreement()).isFalse();
        assertThat(report.agreed()).isZero();
        assertThat(report.calls()).isZero();
        assertThat(report.leftOut().get(0).why()).contains("the connection broke");
    }

    @Test
    @DisplayName("never counts as agreed a call that only one side has")
    void listsWhatIsAbsent() throws Exception {
        Compared compared = new Compared(JOIN, folder).same("join", "{\"ErrorCode\":0}");
        Report report = compared.onlyRecorded("then", "{\"ErrorCode\":0}").report();

        assertThat(report.isAgreement()).isFalse();
        assertThat(report.agreed()).isZero();
        assertThat(report.leftOut()).extracting(Report.LeftOut::step).containsExactly("then");
    }

    @Nested
    @DisplayName("with known differences")
    class WithKnownDifferences {

        @Test
        @DisplayName("lists these apart, and those that are gone")
        void listsApart() throws Exception {
            Path file = folder.resolve("known.yaml");
            Files.writeString(file, """
                - fact: "group_open_http_svc/get_group_member_info MemberNum value 2 -> 3"
                  since: "2026-01-31"
                  why: trying
                - fact: "group_open_http_svc/get_group_member_info Next missing text"
                  since: "2026-01-31"
                  why: trying
                """);
            Report report = new Compared(JOIN, folder)
                    .step("join", "{\"MemberNum\":2}", "{\"MemberNum\":3}")
                    .known(KnownDifferences.read(file))
                    .report();

            assertThat(report.facts()).isEmpty();
            assertThat(report.isAgreement()).isTrue();
            assertThat(report.known()).hasSize(1);
            assertThat(report.gone())
                    .extracting(KnownDifferences.Known::fact)
                    .singleElement()
                    .asString()
                    .contains("Next");
        }

        @Test
        @DisplayName("refuses a list that lacks a reason, and says where")
        void refusesOneWithoutReason() throws Exception {
            Path file = folder.resolve("known.yaml");
            Files.writeString(file, "- fact: a b c\n  since: 2026\n");

            assertThatThrownBy(() -> KnownDifferences.read(file))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("item 1")
                    .hasMessageContaining("fact, since and why");
        }
    }
}
