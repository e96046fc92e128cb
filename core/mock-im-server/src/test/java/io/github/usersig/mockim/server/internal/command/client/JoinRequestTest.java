package io.github.usersig.mockim.server.internal.command.client;

import static io.github.usersig.mockim.server.support.Refusals.assertRefused;
import static io.github.usersig.mockim.server.support.World.GROUP;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.server.support.WebhookScenario;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Who asked to be let into a group")
class JoinRequestTest extends WebhookScenario {

    private static final String FULL = "Group.CallbackAfterGroupFull";

    @Test
    @DisplayName("is not let in while the group is full, waits on, and the app is told once that it is full")
    void isNotLetInWhileTheGroupIsFull() {
        create(2);
        try (MockImClient alice = world.client("alice");
                MockImClient bob = world.client("bob");
                MockImClient carol = world.client("carol")) {
            apply(bob);
            apply(carol);
            answer(alice, "bob", "Agree");

            assertRefused(() -> answer(alice, "carol", "Agree"), 10014);

            assertThat(alice.ask("group_open_http_svc.get_pendency", "{}")).contains("\"From_Account\":\"carol\"");
            world.ok(GROUP + "modify_group_base_info", "{'GroupId':'g','MaxMemberNum':3,'Name':'more'}");
            answer(alice, "carol", "Agree");
            app.await(FULL, 2);
        }
        assertThat(app.received(FULL)).hasSize(2); // with two members, and with three
    }

    @Test
    @DisplayName("is not let in while banned from it, and can be turned away")
    void isNotLetInWhileBanned() {
        create(9);
        try (MockImClient alice = world.client("alice");
                MockImClient bob = world.client("bob")) {
            apply(bob);
            world.ok(GROUP + "ban_group_member", "{'GroupId':'g','Members_Account':['bob'],'Duration':60}");

            assertRefused(() -> answer(alice, "bob", "Agree"), 10007);

            answer(alice, "bob", "Reject");
            assertRefused(() -> answer(alice, "bob", "Agree"), 10024);
        }
        assertThat(world.ok(GROUP + "get_role_in_group", "{'GroupId':'g','User_Account':['bob']}")
                        .text("UserIdList.0.Role"))
                .isEqualTo("NotMember");
    }

    @Test
    @DisplayName(
            "is told whether the group never was (10015), or was disbanded (10010), until there is one of that name")
    void isToldWhetherTheGroupNeverWas() {
        try (MockImClient bob = world.client("bob")) {
            assertRefused(() -> apply(bob), 10015);

            create(9);
            world.ok(GROUP + "destroy_group", "{'GroupId':'g'}");
            assertRefused(() -> apply(bob), 10010);
            world.im.restore(world.im.snapshot());
        }
        try (MockImClient bob = world.client("bob")) {
            assertRefused(() -> apply(bob), 10010);

            create(9);
            apply(bob);
        }
    }

    private void create(int mostMembers) {
        world.ok(
                GROUP + "create_group",
                "{'GroupId':'g','Type':'Public','Name':'n','Owner_Account':'alice','MaxMemberCount':%d}",
                mostMembers);
    }

    private static void apply(MockImClient client) {
        assertThat(client.ask("group_open_http_svc.apply_join_group", "{\"GroupId\":\"g\"}"))
                .contains("WaitAdminApproval");
    }

    private static void answer(MockImClient admin, String applicant, String answer) {
        admin.ask(
                "group_open_http_svc.handle_apply_join_group",
                "{\"GroupId\":\"g\",\"Applicant_Account\":\"" + applicant + "\",\"HandleMsg\":\"" + answer + "\"}");
    }
}
