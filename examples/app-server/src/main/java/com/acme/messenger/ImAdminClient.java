package com.acme.messenger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** What we ask of IM's REST API, as app admin. */
@Component
class ImAdminClient {

    private static final int OK = 0;

    /** Of the users asked about, IM knows none: nobody of them has ever logged in. */
    private static final int NONE_KNOWN = 70107;

    /** About so many users IM can be asked at once. */
    private static final int MOST_AT_ONCE = 500;

    /** Expired, or signed with a key that has been rotated since. */
    private static final Set<Integer> WORTH_A_NEW_USERSIG = Set.of(70001, 70009);

    private final RestClient rest;
    private final ImProperties im;
    private final AdminUserSig adminUserSig;
    private final ObjectMapper json;

    ImAdminClient(RestClient.Builder rest, ImProperties im, AdminUserSig adminUserSig, ObjectMapper json) {
        this.rest = rest.baseUrl(im.endpoint()).build();
        this.im = im;
        this.adminUserSig = adminUserSig;
        this.json = json;
    }

    /** Sends a text in the admin's name. */
    void send(String toUser, String text) {
        call(
                "openim/sendmsg",
                Map.of(
                        "From_Account", im.admin().userId(),
                        "To_Account", toUser,
                        "MsgRandom", random(),
                        "MsgBody", List.of(Map.of("MsgType", "TIMTextElem", "MsgContent", Map.of("Text", text)))));
    }

    /** Who of these is online, on whatever device. */
    Set<String> online(Collection<String> users) {
        List<String> all = List.copyOf(users);
        Set<String> online = new HashSet<>();
        for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
            List<String> some = all.subList(from, Math.min(from + MOST_AT_ONCE, all.size()));
            for (JsonNode result : status(some)) {
                if (result.path("Status").asText().equals("Online")) {
                    online.add(result.path("To_Account").asText());
                }
            }
        }
        return online;
    }

    private JsonNode status(List<String> users) {
        try {
            return call("openim/query_online_status", Map.of("To_Account", users))
                    .path("QueryResult");
        } catch (ImException e) {
            if (e.code() == NONE_KNOWN) {
                return json.createArrayNode();
            }
            throw e;
        }
    }

    private JsonNode call(String command, Object body) {
        String userSig = adminUserSig.get();
        JsonNode answer = post(command, userSig, body);
        if (isWorthANewUserSig(answer)) {
            answer = post(command, adminUserSig.insteadOf(userSig), body);
        }
        if (code(answer) != OK) {
            throw new ImException(
                    command, code(answer), answer.path("ErrorInfo").asText());
        }
        return answer;
    }

    static boolean isWorthANewUserSig(JsonNode answer) {
        return WORTH_A_NEW_USERSIG.contains(code(answer));
    }

    private static int code(JsonNode answer) {
        return answer.path("ErrorCode").asInt(-1);
    }

    JsonNode post(String command, String userSig, Object body) {
        String answer = rest.post()
                .uri(uri -> uri.path("/v4/" + command)
                        .queryParam("sdkappid", im.sdkAppId())
                        .queryParam("identifier", im.admin().userId())
                        .queryParam("usersig", userSig)
                        .queryParam("random", random())
                        .queryParam("contenttype", "json")
                        .build())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .body(String.class);
        try {
            return json.readTree(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("IM answered " + command + " with something that is not JSON", e);
        }
    }

    private static int random() {
        return ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
    }
}
