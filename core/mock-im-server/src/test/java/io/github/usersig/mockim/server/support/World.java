package io.github.usersig.mockim.server.support;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImBackend;
import io.github.usersig.mockim.MockImBackendProvider;
import io.github.usersig.mockim.MockImClient;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A tenant with users alice, bob, carol and dave, made for one test. */
public final class World {

    public static final String GROUP = "group_open_http_svc/";
    public static final String TEXT = "'MsgBody':[{'MsgType':'TIMTextElem','MsgContent':{'Text':'hello'}}]";

    public final MockImBackend server;
    public final MockIm im;
    public final RestClient rest;

    public World(MockImBackend server) {
        this.server = server;
        im = server.createTenant(SdkApp.random());
        im.importAccounts("alice", "bob", "carol", "dave");
        rest = new RestClient(server.endpoint(), im.app());
    }

    /** Gives tests their own world, on one back end for all: in process, unless the property {@value #BACKEND} names another. */
    public static final class Maker implements ParameterResolver {

        static final String BACKEND = "usersig.contract.backend";

        private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(World.class);

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == World.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            MockImBackend backend = context.getRoot()
                    .getStore(NAMESPACE)
                    .getOrComputeIfAbsent(BACKEND, key -> start(), MockImBackend.class);
            return new World(backend);
        }

        private static MockImBackend start() {
            String wanted = System.getProperty(BACKEND, "in-process");
            return ServiceLoader.load(MockImBackendProvider.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(provider -> provider.name().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no back end \"" + wanted + "\" is on the class path"))
                    .start();
        }
    }

    public RestReply ok(String command, String body, Object... arguments) {
        return rest.ok(command, body, arguments);
    }

    public int code(String command, String body, Object... arguments) {
        return rest.code(command, body, arguments);
    }

    /** The reply, whatever it says. */
    public RestReply ask(String command, String body, Object... arguments) {
        return rest.ask(command, body, arguments);
    }

    /** A client in which this user is logged in, to be closed. */
    public MockImClient client(String userId) {
        return client(userId, "Web");
    }

    public MockImClient client(String userId, String platform) {
        MockImClient client = MockImClient.builder(im).platform(platform).connect();
        client.login(im.issueUserSig(userId));
        return client;
    }

    /** Makes a group of this type, with alice as owner and bob as member where members can be added. */
    public String group(String type) {
        String topics = type.equals("Community") ? ",'SupportTopic':1" : "";
        String id = ok(GROUP + "create_group", "{'Owner_Account':'alice','Type':'%s','Name':'friends'%s}", type, topics)
                .text("GroupId");
        if (!type.equals("AVChatRoom")) {
            ok(GROUP + "add_group_member", "{'GroupId':'%s','MemberList':[{'Member_Account':'bob'}]}", id);
        }
        return id;
    }

    /** Sends a message and returns its MsgKey. */
    public String send(String from, String to, String text, int random) {
        return ok(
                        "openim/sendmsg",
                        "{'From_Account':'%s','To_Account':'%s','MsgRandom':%d,'MsgSeq':%d,'SupportMessageExtension':1,"
                                + "'IsNeedReadReceipt':1,'MsgBody':[{'MsgType':'TIMTextElem','MsgContent':{'Text':'%s'}}]}",
                        from,
                        to,
                        random,
                        random,
                        text)
                .text("MsgKey");
    }

    /** Sends a message to a group and returns its MsgSeq. */
    public long sendToGroup(String groupId, String from, String text, int random) {
        return ok(
                        GROUP + "send_group_msg",
                        "{'GroupId':'%s','From_Account':'%s','Random':%d,'NeedReadReceipt':1,'SupportMessageExtension':1,"
                                + "'MsgBody':[{'MsgType':'TIMTextElem','MsgContent':{'Text':'%s'}}]}",
                        groupId,
                        from,
                        random,
                        text)
                .longNumber("MsgSeq");
    }

    /** Tells of a group what there is to tell. */
    public JsonView groupInfo(String groupId) {
        return ok(GROUP + "get_group_info", "{'GroupIdList':['%s']}", groupId).first("GroupInfo");
    }

    /** What these users are in a group, in this order. */
    public List<String> roles(String groupId, String... users) {
        return ok(
                        GROUP + "get_role_in_group",
                        "{'GroupId':'%s','User_Account':['%s']}",
                        groupId,
                        String.join("','", users))
                .list("UserIdList")
                .each("Role");
    }

    /** Makes a topic in a community and returns its TopicId. */
    public String topic(String community) {
        return ok("million_group_open_http_svc/create_topic", "{'GroupId':'%s','TopicName':'talk'}", community)
                .text("TopicId");
    }
}
