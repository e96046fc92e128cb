package io.github.usersig.mockim.server.internal.command.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.JsonList;
import io.github.usersig.mockim.server.support.RestReply;
import io.github.usersig.mockim.server.support.World;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("An official account")
@ExtendWith(World.Maker.class)
class OfficialAccountTest {

    private static final String SERVICE = "official_account_open_http_svc/";

    private static String create(World world) {
        return world.ok(SERVICE + "create_official_account", "{'Owner_Account':'alice','Name':'News'}")
                .text("OfficialAccountUserID");
    }

    private static JsonList subscribe(World world, String id) {
        return world.ok(
                        SERVICE + "add_subscriber",
                        "{'Official_Account':'%s','SubscriberList':[{'Subscriber_Account':'bob'},{'Official_Account':'carol'},"
                                + "{'Subscriber_Account':'bob'},{'Subscriber_Account':'nobody'}]}",
                        id)
                .list("SubscriberList");
    }

    private static String send(World world, String id, int random) {
        return world.ok(
                        SERVICE + "send_official_account_msg",
                        "{'Official_Account':'%s','Random':%d," + World.TEXT + "}",
                        id,
                        random)
                .text("MsgKey");
    }

    @Test
    @DisplayName("gets subscribers: 1 added, 2 was one, 0 failed")
    void getsSubscribers(World world) {
        assertThat(subscribe(world, create(world)).each("Result")).containsExactly("1", "1", "2", "0");
    }

    @Test
    @DisplayName("takes back what it sent, once it was sent")
    void takesBackWhatItSent(World world) {
        String id = create(world);
        String key = send(world, id, 1);

        RestReply recalled = world.ok(
                SERVICE + "official_account_msg_recall",
                "{'Official_Account':'%s','MsgKeyList':['%s','1_2_3']}",
                id,
                key);

        assertThat(recalled.list("RecallRetList").each("RetCode")).containsExactly("0", "10030");
    }

    @Test
    @DisplayName("tells what it sent, with what was taken back if asked for")
    void tellsWhatItSent(World world) {
        String id = create(world);
        String key = send(world, id, 1);
        send(world, id, 2);
        world.ok(
                SERVICE + "official_account_msg_recall",
                "{'Official_Account':'%s','MsgKeyList':['%s','1_2_3']}",
                id,
                key);
        String read = "{'Official_Account':'%s','ReqMsgNumber':9,'WithRecalledMsg':%d}";

        assertThat(world.ok(SERVICE + "official_account_msg_get_simple", read, id, 0)
                        .list("RspMsgList"))
                .hasSize(1);
        assertThat(world.ok(SERVICE + "official_account_msg_get_simple", read, id, 1)
                        .list("RspMsgList"))
                .hasSize(2);
    }

    @Test
    @DisplayName("lists its subscribers page by page, with what it keeps about them")
    void listsItsSubscribers(World world) {
        String id = create(world);
        subscribe(world, id);
        world.ok(
                SERVICE + "modify_subscriber_info",
                "{'Official_Account':'%s','Subscriber_Account':'bob','CustomString':'vip'}",
                id);

        RestReply subscribers = world.ok(SERVICE + "get_subscriber_info", "{'Official_Account':'%s','Limit':1}", id);

        assertThat(subscribers.number("SubscriberNum")).isEqualTo(2);
        assertThat(subscribers.list("SubscriberList").each("CustomString")).containsExactly("vip");
        assertThat(subscribers.text("Next")).isNotEmpty();
    }

    @Test
    @DisplayName("is on the lists of its subscribers, until they are taken off")
    void isOnTheListsOfItsSubscribers(World world) {
        String id = create(world);
        subscribe(world, id);

        world.ok(SERVICE + "delete_subscriber", "{'Official_Account':'%s','SubscriberToDel_Account':['bob']}", id);

        String command = SERVICE + "get_subscribed_official_account_list";
        assertThat(world.ok(command, "{'Subscriber_Account':'carol'}")
                        .list("OfficialAccountInfoList")
                        .each("Name"))
                .containsExactly("News");
        assertThat(world.ok(command, "{'Subscriber_Account':'bob'}").number("TotalCount"))
                .isZero();
    }

    @Test
    @DisplayName("is renamed")
    void isRenamed(World world) {
        String id = create(world);

        world.ok(SERVICE + "modify_official_account_base_info", "{'OfficialAccount':'%s','Name':'Olds'}", id);

        assertThat(world.ok(
                                SERVICE + "get_official_account_info",
                                "{'OfficialAccountIdList':[{'Official_Account':'%s'}]}",
                                id)
                        .list("OfficialAccountInfoList")
                        .each("Name"))
                .containsExactly("Olds");
    }

    @Test
    @DisplayName("is dismissed, once")
    void isDismissed(World world) {
        String id = create(world);

        world.ok(SERVICE + "destroy_official_account", "{'Official_Account':'%s'}", id);

        assertThat(world.code(SERVICE + "destroy_official_account", "{'Official_Account':'%s'}", id))
                .isEqualTo(10004);
    }
}
