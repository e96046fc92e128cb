package io.github.usersig.mockim.server.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A command's name says whether a tenant may hold more after it")
class VerbsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openim/sendmsg",
                "openim/batchsendmsg",
                "openim/importmsg",
                "openim/modify_c2c_msg",
                "group_open_http_svc/create_group",
                "group_open_http_svc/send_group_msg",
                "group_open_http_svc/send_group_system_notification",
                "group_open_http_svc/import_group_member",
                "group_open_http_svc/add_group_member",
                "group_open_attr_http_svc/set_group_attr",
                "im_open_login_svc/account_import",
                "im_open_login_svc/multiaccount_import",
                "open_msg_svc/get_history",
                "profile/portrait_set",
                "recentcontact/create_contact_group",
                "recentcontact/mark_contact",
                "sns/friend_add",
                "sns/friend_import",
                "sns/friend_update",
                "sns/black_list_add",
                "follow/follow_add",
                "all_member_push/im_push",
                "all_member_push/im_add_tag",
                "timpush/batch",
                "openim_robot_http_svc/create_robot",
                "official_account_open_http_svc/create_official_account"
            })
    @DisplayName("which it may after what adds, sends, imports or sets something")
    void whatAdds(String name) {
        assertThat(Verbs.add(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "im_open_login_svc/account_check",
                "im_open_login_svc/account_delete",
                "im_open_login_svc/kick",
                "openim/query_online_status",
                "openim/admin_getroammsg",
                "openim/admin_set_msg_read",
                "openim/admin_msgwithdraw",
                "openim/delete_c2c_msg_ramble",
                "group_open_http_svc/get_group_info",
                "group_open_http_svc/destroy_group",
                "group_open_http_svc/delete_group_member",
                "group_open_attr_http_svc/get_group_attr",
                "openim_msg_ext_http_svc/group_get_key_values",
                "recentcontact/del_contact_group",
                "recentcontact/search_contact_group",
                "sns/friend_get",
                "sns/friend_delete_all",
                "sns/black_list_check",
                "follow/follow_get_info",
                "all_member_push/im_get_tag"
            })
    @DisplayName("and not after what reads, counts or takes away")
    void whatReadsOrTakesAway(String name) {
        assertThat(Verbs.add(name)).isFalse();
    }
}
