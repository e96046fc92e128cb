package io.github.usersig.webclient;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockIm;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** The app's own server: calls the REST API as the app admin. */
record AdminApi(MockIm im) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Calls a command, as {@code openim/sendmsg}, which must succeed; the body in JSON, single quotes for double ones. */
    JsonNode call(String command, String body) {
        String admin = SdkApp.DEFAULT_ADMIN;
        var address = im.endpoint()
                .resolve("/v4/%s?sdkappid=%d&identifier=%s&usersig=%s&random=1&contenttype=json"
                        .formatted(
                                command,
                                im.app().sdkAppId(),
                                admin,
                                im.issueUserSig(admin).text()));
        try {
            var answer = JSON.readTree(
                    HTTP.send(request(address, body), BodyHandlers.ofString()).body());
            assertThat(answer.get("ErrorCode").asInt())
                    .as("%s: %s", command, answer)
                    .isZero();
            return answer;
        } catch (IOException e) {
            throw new AssertionError(command + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static HttpRequest request(URI address, String body) {
        return HttpRequest.newBuilder(address)
                .POST(BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
    }

    void kick(String userId) {
        call("im_open_login_svc/kick", "{'UserID': '%s'}".formatted(userId));
    }

    void sendText(String from, String to, String text) {
        call(
                "openim/sendmsg",
                "{'SyncOtherMachine': 1, 'From_Account': '%s', 'To_Account': '%s', 'MsgRandom': %d, 'MsgBody': %s}"
                        .formatted(from, to, System.nanoTime() & 0xffffffffL, body(text)));
    }

    void createGroup(String groupId, String owner, String... members) {
        var rows = String.join(
                ", ",
                java.util.stream.Stream.of(members)
                        .map("{'Member_Account': '%s'}"::formatted)
                        .toList());
        call(
                "group_open_http_svc/create_group",
                "{'Type': 'Public', 'Name': '%1$s', 'GroupId': '%1$s', 'Owner_Account': '%2$s', 'MemberList': [%3$s]}"
                        .formatted(groupId, owner, rows));
    }

    void sendTextToGroup(String from, String groupId, String text) {
        call(
                "group_open_http_svc/send_group_msg",
                "{'GroupId': '%s', 'From_Account': '%s', 'Random': %d, 'MsgBody': %s}"
                        .formatted(groupId, from, System.nanoTime() & 0xffffffffL, body(text)));
    }

    private static String body(String text) {
        return "[{'MsgType': 'TIMTextElem', 'MsgContent': {'Text': '%s'}}]".formatted(text);
    }
}
