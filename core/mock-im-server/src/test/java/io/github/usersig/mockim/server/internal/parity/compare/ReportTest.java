package io.github.usersig.mockim.server.internal.parity.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A parity report")
class ReportTest {

    private static final String STEPS = """
        steps:
          - call: group_open_http_svc/get_group_info
            as: make
            body: {GroupIdList: ["${group.room}"], Name: "<img src=x onerror=alert(1)>&\\"'"}
          - call: group_open_http_svc/get_group_member_info
            as: then
            body: {GroupId: "${group.room}"}
        """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Report report;

    @BeforeEach
    void compare() throws Exception {
        report = new Compared(STEPS, folder)
                .step(
                        "make",
                        "{\"ErrorCode\":0,\"Name\":\"<img src=x onerror=alert(1)>&\\\"'\"}",
                        "{\"ErrorCode\":0,\"Name\":\"\"}")
                .step("then", "{\"ErrorCode\":0,\"MemberNum\":2}", "{\"ErrorCode\":0,\"MemberNum\":1}")
                .report();
    }

    @Test
    @DisplayName("to a terminal says what differs, what to change, where it was seen and what follows from it")
    void prints() {
        StringWriter text = new StringWriter();
        TextReport.print(report, new PrintWriter(text));

        assertThat(text.toString())
                .contains("2 calls of 1 scenario compared: 1 fact differs, 1 more in consequence")
                .contains("what to change: let Name of group_open_http_svc/get_group_info be ")
                .contains("seen once, in default/some, make")
                .contains("MemberNum: service 2, mock 1");
    }

    @Test
    @DisplayName("for programs has each fact with its key, and what follows beneath it")
    void isJson() {
        JsonNode json = JsonReport.of(report);

        assertThat(json.path("agreement").asBoolean()).isFalse();
        assertThat(json.path("facts")).hasSize(1);
        assertThat(json.at("/facts/0/fact").asText()).startsWith("group_open_http_svc/get_group_info Name value ");
        assertThat(json.at("/facts/0/consequences/0/path").asText()).isEqualTo("MemberNum");
    }

    @Test
    @DisplayName("to look at escapes all that was answered, loads nothing, and opens by keyboard")
    void isAPage() {
        String page = HtmlReport.of(report);

        assertThat(page)
                .doesNotContain("<img")
                .contains("&lt;img src=x onerror=alert(1)&gt;")
                .contains("prefers-color-scheme:dark")
                .contains("<details>")
                .contains("default-src 'none'")
                .doesNotContain("http://")
                .doesNotContain("https://")
                .doesNotContain("<script");
        assertThat(page.split("<details>", -1)).hasSameSizeAs(page.split("</details>", -1));
    }
}
