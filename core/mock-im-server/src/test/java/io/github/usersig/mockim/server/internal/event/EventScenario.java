package io.github.usersig.mockim.server.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.server.internal.command.Commands;
import io.github.usersig.mockim.server.internal.http.ControlGuard;
import io.github.usersig.mockim.server.internal.http.ControlHosts;
import io.github.usersig.mockim.server.internal.http.Doors;
import io.github.usersig.mockim.server.internal.http.HttpHost;
import io.github.usersig.mockim.server.internal.http.Https;
import io.github.usersig.mockim.server.internal.rest.RestCommands;
import io.github.usersig.mockim.server.internal.rest.RestDoor;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import io.github.usersig.mockim.server.internal.tenant.Tenants;
import io.github.usersig.mockim.server.support.RestClient;
import io.github.usersig.mockim.server.support.RestReply;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A tenant that somebody listens to, and an app that calls the REST API. */
abstract class EventScenario {

    static final Caller ADMIN = Caller.rest(SdkApp.DEFAULT_ADMIN, "127.0.0.1");
    static final String GROUP = "group_open_http_svc/";
    static final String TEXT = "'MsgBody':[{'MsgType':'TIMTextElem','MsgContent':{'Text':'hello'}}]";
    static final String BODY = "[{\"MsgType\":\"TIMTextElem\",\"MsgContent\":{\"Text\":\"hello\"}}]";

    static final Commands COMMANDS = RestCommands.all();

    private static final Tenants TENANTS = new Tenants(1);
    private static HttpHost host;

    private final SdkApp app = SdkApp.random();
    final Tenant tenant = tenant(app);
    final List<Happening> heard = new CopyOnWriteArrayList<>();
    final Listener listener = heard::add;

    @BeforeAll
    static void start() {
        host = HttpHost.start(
                "127.0.0.1",
                0,
                Https.USUAL,
                () -> new Doors(
                        new ControlGuard(new ControlHosts(List.of()), null, false, TENANTS.secrets()),
                        List.of(new RestDoor(TENANTS, COMMANDS))));
    }

    @AfterAll
    static void stop() {
        host.stop();
    }

    EventScenario() {
        tenant.addListener(listener);
    }

    List<Event> events() {
        return heard.stream().map(Happening::event).toList();
    }

    String send(String from, String to, int random) {
        return ok(
                        "openim/sendmsg",
                        "{'From_Account':'%s','To_Account':'%s','MsgRandom':%d,'SupportMessageExtension':1,%s}"
                                .formatted(from, to, random, TEXT))
                .text("MsgKey");
    }

    String group(String type) {
        String topics = type.equals("Community") ? ",'SupportTopic':1" : "";
        String id = ok(
                        GROUP + "create_group",
                        "{'Owner_Account':'alice','Type':'%s','Name':'friends'%s}".formatted(type, topics))
                .text("GroupId");
        if (!type.equals("AVChatRoom")) {
            ok(GROUP + "add_group_member", "{'GroupId':'%s','MemberList':[{'Member_Account':'bob'}]}".formatted(id));
        }
        return id;
    }

    RestReply ok(String command, String body) {
        return rest().ok(command, body);
    }

    void refused(String command, String body) {
        assertThat(rest().code(command, body)).as(command).isNotZero();
    }

    private RestClient rest() {
        return new RestClient(host.endpoint(), app);
    }

    private static Tenant tenant(SdkApp app) {
        TENANTS.create(app);
        Tenant tenant = TENANTS.get(app.sdkAppId());
        tenant.importAccounts(List.of("alice", "bob", "carol", "dave"));
        return tenant;
    }
}
