package io.github.usersig.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.usersig.SdkApp;
import java.io.IOException;
import java.net.URI;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A tenant of a server that is filled and asked from outside, on one kept connection. */
final class GrownTenant implements AutoCloseable {

    static final String GROUP = "@TGS#_grown";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int CLIENTS = 8;
    private static final long SILENT_NANOS = 5_000_000_000L;
    private static final int ACCOUNTS_AT_ONCE = 5_000;
    private static final int MEMBERS_AT_ONCE = 300;

    private final URI endpoint;
    private final SdkApp app;
    private final String query;
    private Asker asker;
    private long askedAt = System.nanoTime();

    private GrownTenant(URI endpoint, SdkApp app) throws IOException {
        this.endpoint = endpoint;
        this.app = app;
        this.query = FirstAnswer.query(app);
        this.asker = new Asker(endpoint);
    }

    /** The one that the server was started with. */
    static GrownTenant ofServer(ServerProcess server) throws IOException {
        return new GrownTenant(server.endpoint(), ServerProcess.APP);
    }

    /** One more. */
    static GrownTenant create(ServerProcess server) throws IOException {
        SdkApp app = SdkApp.random();
        GrownTenant tenant = new GrownTenant(server.endpoint(), app);
        tenant.asker.ask(put(
                "/__mock/tenants/" + app.sdkAppId(),
                "{\"secretKey\":\"" + app.secretKey() + "\",\"admins\":[\"administrator\"]}"));
        return tenant;
    }

    static byte[] put(String path, String body) {
        byte[] bytes = Load.post(path, body);
        String text = new String(bytes, ISO_8859_1);
        return ("PUT" + text.substring("POST".length())).getBytes(ISO_8859_1);
    }

    SdkApp app() {
        return app;
    }

    static String user(int number) {
        return "user" + number;
    }

    static String group(int number) {
        return "g" + number;
    }

    byte[] request(String command, String body) {
        return Load.post("/v4/" + command + "?" + query, body);
    }

    /** The connection, or a new one: the mock hangs up on who is silent for long. */
    private Asker asker() throws IOException {
        if (System.nanoTime() - askedAt > SILENT_NANOS) {
            asker.close();
            asker = new Asker(endpoint);
        }
        askedAt = System.nanoTime();
        return asker;
    }

    /** What a request is answered; it must be one that is accepted. */
    JsonNode ask(byte[] request) throws IOException {
        JsonNode answer = JSON.readTree(asker().ask(request));
        if (answer.path("ErrorCode").asInt() != 0 || answer.has("error")) {
            throw new IOException("refused: " + answer);
        }
        return answer;
    }

    JsonNode ask(String command, String body) throws IOException {
        return ask(request(command, body));
    }

    /** In how many microseconds a request is answered, whatever it is. */
    double micros(byte[] request) throws IOException {
        Asker open = asker();
        long start = System.nanoTime();
        String answer = open.ask(request);
        double micros = (System.nanoTime() - start) / 1e3;
        if (answer.isEmpty()) {
            throw new IOException("an empty answer");
        }
        return micros;
    }

    JsonNode control(String path, String body) throws IOException {
        return ask(Load.post("/__mock/tenants/" + app.sdkAppId() + "/" + path, body));
    }

    void fillAccounts(int count) throws IOException {
        for (int from = 0; from < count; from += ACCOUNTS_AT_ONCE) {
            control(
                    "accounts",
                    "{\"userIds\":[" + users(from, Math.min(count, from + ACCOUNTS_AT_ONCE), "\"%s\"") + "]}");
        }
    }

    private static String users(int from, int to, String each) {
        return IntStream.range(from, to)
                .mapToObj(number -> each.formatted(user(number)))
                .collect(Collectors.joining(","));
    }

    /** Makes a community, with this many members. */
    void fillMembers(int count) throws IOException {
        ask(
                "group_open_http_svc/create_group",
                "{\"Type\":\"Community\",\"GroupId\":\"" + GROUP + "\",\"Name\":\"grown\",\"MaxMemberCount\":100000}");
        for (int from = 0; from < count; from += MEMBERS_AT_ONCE) {
            String members = users(from, Math.min(count, from + MEMBERS_AT_ONCE), "{\"Member_Account\":\"%s\"}");
            ask(
                    "group_open_http_svc/import_group_member",
                    "{\"GroupId\":\"" + GROUP + "\",\"MemberList\":[" + members + "]}");
        }
    }

    void fillGroups(int count) throws IOException {
        load(
                count,
                number -> request(
                        "group_open_http_svc/create_group",
                        "{\"Type\":\"Public\",\"GroupId\":\"" + group(number) + "\",\"Name\":\"grown\"}"));
    }

    /** A message of the first user to each of the others, so that as many conversations are in the first one's list. */
    void fillConversations(int count) throws IOException {
        load(count, number -> message(user(0), user(number + 1), number, "hello"));
    }

    /** Messages of the second user to the third. */
    void fillChat(int count) throws IOException {
        load(count, number -> message(user(1), user(2), number, "hello " + number));
    }

    byte[] message(String from, String to, int number, String text) {
        return request(
                "openim/sendmsg",
                "{\"From_Account\":\"" + from + "\",\"To_Account\":\"" + to + "\",\"MsgSeq\":" + (number + 1)
                        + ",\"MsgRandom\":" + (number + 1)
                        + ",\"SupportMessageExtension\":1,\"MsgBody\":[{\"MsgType\":\"TIMTextElem\",\"MsgContent\":{\"Text\":\""
                        + text + "\"}}]}");
    }

    byte[] groupMessage(int number) {
        return request(
                "group_open_http_svc/send_group_msg",
                "{\"GroupId\":\"" + GROUP + "\",\"From_Account\":\"" + user(0) + "\",\"Random\":" + (number + 1)
                        + ",\"SupportMessageExtension\":1,\"MsgBody\":[{\"MsgType\":\"TIMTextElem\",\"MsgContent\":{\"Text\":\"hello "
                        + number + "\"}}]}");
    }

    void fillGroupChat(int count) throws IOException {
        load(count, this::groupMessage);
    }

    private void load(int count, IntFunction<byte[]> requests) throws IOException {
        int whole = count / CLIENTS * CLIENTS;
        if (whole > 0) {
            Load.run(endpoint, CLIENTS, whole, requests);
        }
        for (int number = whole; number < count; number++) {
            ask(requests.apply(number));
        }
    }

    /** How many messages of the second user the third has not read. */
    long unread() throws IOException {
        return ask(
                        "openim/get_c2c_unread_msg_num",
                        "{\"To_Account\":\"" + user(2) + "\",\"Peer_Account\":[\"" + user(1) + "\"]}")
                .at("/C2CUnreadMsgNumList/0/C2CUnreadMsgNum")
                .asLong();
    }

    String snapshot() throws IOException {
        return control("snapshot", "{}").path("snapshot").asText();
    }

    void restore(String snapshot) throws IOException {
        control("restore", "{\"snapshot\":\"" + snapshot + "\"}");
    }

    @Override
    public void close() throws IOException {
        asker.close();
    }
}
