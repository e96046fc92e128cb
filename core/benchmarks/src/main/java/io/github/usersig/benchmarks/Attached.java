package io.github.usersig.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.UserSigIssuer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/** One message of a conversation and one of a group, with something on it, and a user who is logged in and looks at it. */
final class Attached implements AutoCloseable {

    private static final String EXTENSIONS = "openim_msg_ext_http_svc/";
    private static final long ANSWER_NANOS = 5_000_000_000L;

    private final GrownTenant tenant;
    private final SessionSocket client;
    private final String key;
    private int seq = 1;

    private Attached(GrownTenant tenant, SessionSocket client, String key) {
        this.tenant = tenant;
        this.client = client;
        this.key = key;
    }

    /** Sends so many messages to both, and hangs something on the first. */
    static Attached fill(ServerProcess server, GrownTenant tenant, int messages) throws IOException {
        tenant.fillAccounts(3);
        tenant.fillMembers(3);
        String key = tenant.ask(tenant.message(GrownTenant.user(1), GrownTenant.user(2), messages, "the first"))
                .path("MsgKey")
                .asText();
        tenant.ask(tenant.groupMessage(messages));
        tenant.fillChat(messages - 1);
        tenant.fillGroupChat(messages - 1);
        SessionSocket client = new SessionSocket(
                new InetSocketAddress(
                        server.endpoint().getHost(), server.endpoint().getPort()),
                tenant.app().sdkAppId(),
                1);
        Attached attached = new Attached(tenant, client, key);
        attached.hang(messages);
        return attached;
    }

    private void hang(int messages) throws IOException {
        String userSig =
                UserSigIssuer.of(tenant.app()).issue(GrownTenant.user(1)).text();
        client.send("{\"head\":{\"servcmd\":\"im_open_status.wslogin\",\"seq\":1,\"identifier\":\""
                + GrownTenant.user(1) + "\",\"usersig\":\"" + userSig + "\"},\"body\":{}}");
        require(answer("wslogin"), "\"ErrorCode\":0");
        require(
                ask(
                        "reaction_add",
                        "{\"To_Account\":\"" + GrownTenant.user(2) + "\",\"MsgKey\":\"" + key
                                + "\",\"Reaction\":\"smile\"}"),
                "\"ErrorCode\":0");
        require(
                ask(
                        "group_reaction_add",
                        "{\"GroupId\":\"" + GrownTenant.GROUP + "\",\"MsgSeq\":1,\"Reaction\":\"smile\"}"),
                "\"ErrorCode\":0");
        tenant.ask(
                EXTENSIONS + "set_key_values",
                "{\"From_Account\":\"" + GrownTenant.user(1) + "\",\"To_Account\":\"" + GrownTenant.user(2)
                        + "\",\"MsgKey\":\"" + key
                        + "\",\"OperateType\":1,\"ExtensionList\":[{\"Key\":\"k\",\"Value\":\"v\"}]}");
        tenant.ask(
                EXTENSIONS + "group_set_key_values",
                "{\"GroupId\":\"" + GrownTenant.GROUP
                        + "\",\"MsgSeq\":1,\"OperateType\":1,\"ExtensionList\":[{\"Key\":\"k\",\"Value\":\"v\"}]}");
        tenant.ask(
                "group_open_http_svc/pin_message",
                "{\"GroupId\":\"" + GrownTenant.GROUP + "\",\"MsgSeq\":1,\"Pinner_Account\":\"" + GrownTenant.user(0)
                        + "\"}");
        for (byte[] request : List.of(extensions(), groupExtensions())) {
            JsonNode answer = tenant.ask(request);
            if (!answer.toString().contains("\"Value\":\"v\"")) {
                throw new IOException("a wrong answer: " + answer);
            }
        }
        JsonNode pins = tenant.ask(pins());
        if (!pins.toString().contains("\"MsgSeq\":1")) {
            throw new IOException("a wrong answer: " + pins);
        }
        long inGroup = tenant.ask(
                        "group_open_http_svc/group_msg_get_simple",
                        "{\"GroupId\":\"" + GrownTenant.GROUP + "\",\"ReqMsgNumber\":1}")
                .at("/RspMsgList/0/MsgSeq")
                .asLong();
        if (inGroup != messages || tenant.unread() != messages) {
            throw new IOException("there are " + inGroup + " and " + tenant.unread() + " messages, not " + messages);
        }
    }

    byte[] extensions() {
        return tenant.request(
                EXTENSIONS + "get_key_values",
                "{\"From_Account\":\"" + GrownTenant.user(1) + "\",\"To_Account\":\"" + GrownTenant.user(2)
                        + "\",\"MsgKey\":\"" + key + "\"}");
    }

    byte[] groupExtensions() {
        return tenant.request(
                EXTENSIONS + "group_get_key_values", "{\"GroupId\":\"" + GrownTenant.GROUP + "\",\"MsgSeq\":1}");
    }

    byte[] pins() {
        return tenant.request("group_open_http_svc/get_pinned_messages", "{\"GroupId\":\"" + GrownTenant.GROUP + "\"}");
    }

    double reactionMicros(int times) throws IOException {
        return micros(
                times,
                "reaction_multi_stat",
                "{\"To_Account\":\"" + GrownTenant.user(2) + "\",\"MsgKeyList\":[\"" + key + "\"]}");
    }

    double groupReactionMicros(int times) throws IOException {
        return micros(
                times, "group_reaction_multi_stat", "{\"GroupId\":\"" + GrownTenant.GROUP + "\",\"MsgSeqList\":[1]}");
    }

    private double micros(int times, String command, String body) throws IOException {
        double[] micros = new double[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            String answer = ask(command, body);
            micros[i] = (System.nanoTime() - start) / 1e3;
            require(answer, "smile");
        }
        return Medians.median(micros);
    }

    private String ask(String command, String body) throws IOException {
        client.send("{\"head\":{\"servcmd\":\"openim_msg_ext_http_svc." + command + "\",\"seq\":" + ++seq
                + "},\"body\":" + body + "}");
        return answer("openim_msg_ext_http_svc." + command);
    }

    /** Looked for again and again: to sleep would be measured too. */
    private String answer(String command) throws IOException {
        long end = System.nanoTime() + ANSWER_NANOS;
        while (System.nanoTime() < end) {
            for (byte[] frame : client.receive()) {
                String text = new String(frame, UTF_8);
                if (text.contains(command)) {
                    return text;
                }
            }
        }
        throw new IOException("no answer to " + command);
    }

    private static void require(String answer, String part) throws IOException {
        if (!answer.contains(part)) {
            throw new IOException("a wrong answer: " + answer);
        }
    }

    @Override
    public void close() throws IOException {
        client.channel().close();
    }
}
