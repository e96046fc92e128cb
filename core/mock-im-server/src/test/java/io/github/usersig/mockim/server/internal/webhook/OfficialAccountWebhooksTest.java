package io.github.usersig.mockim.server.internal.webhook;

import static io.github.usersig.mockim.server.support.World.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.WebhookScenario;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The app is told by webhook of official accounts")
class OfficialAccountWebhooksTest extends WebhookScenario {

    private static final String SUBSCRIBER = "'SubscriberList':[{'Subscriber_Account':'bob'}]";

    @Test
    @DisplayName("of official accounts, their subscribers and messages")
    void tellOfOfficialAccounts() {
        runOneFromItsMakingToItsEnd();

        app.await("OfficialAccount.CallbackAfterOfficialAccountDestroyed", 1);

        assertThat(app.commands().stream().map(command -> command.replace("OfficialAccount.Callback", "")))
                .containsExactlyInAnyOrder(
                        "BeforeCreateOfficialAccount",
                        "AfterCreateOfficialAccount",
                        "AfterOfficialAccountInfoChanged",
                        "BeforeAddSubscriber",
                        "AfterAddSubscriber",
                        "BeforeSendMsg",
                        "AfterSendMsg",
                        "AfterMsgWithDraw",
                        "AfterDeleteSubscriber",
                        "AfterOfficialAccountDestroyed");
    }

    @Test
    @DisplayName("of a message by the key that the sender got")
    void tellOfAMessageByItsKey() {
        String key = runOneFromItsMakingToItsEnd();

        assertThat(app.only("OfficialAccount.CallbackAfterSendMsg").text("MsgKey"))
                .isEqualTo(key);
    }

    /** An official account from its making to its end: gives the key of the message that it sent. */
    private String runOneFromItsMakingToItsEnd() {
        String service = "official_account_open_http_svc/";
        String id = "'Official_Account':'@TOA#_n'";
        world.ok(
                service + "create_official_account",
                "{'OfficialAccountUserID':'@TOA#_n','Owner_Account':'alice','Name':'N'}");
        world.ok(service + "modify_official_account_base_info", "{" + id + ",'Name':'O'}");
        world.ok(service + "add_subscriber", "{" + id + "," + SUBSCRIBER + "}");
        String key = world.ok(service + "send_official_account_msg", "{" + id + ",'Random':1," + TEXT + "}")
                .text("MsgKey");
        world.ok(service + "official_account_msg_recall", "{" + id + ",'MsgKeyList':['" + key + "']}");
        world.ok(service + "delete_subscriber", "{" + id + ",'SubscriberToDel_Account':['bob']}");
        world.ok(service + "destroy_official_account", "{" + id + "}");
        return key;
    }
}
