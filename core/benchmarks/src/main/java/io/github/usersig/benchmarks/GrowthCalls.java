package io.github.usersig.benchmarks;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is asked of a tenant that grows. */
final class GrowthCalls {

    static final int PAGE = 100;
    static final int NAMES = 50;
    static final String GROUPS = "group_open_http_svc/";

    private GrowthCalls() {}

    static byte[] members(GrownTenant tenant, String next) {
        return tenant.request(
                GROUPS + "get_group_member_info",
                "{\"GroupId\":\"" + GrownTenant.GROUP + "\",\"Limit\":" + PAGE + ",\"Next\":\"" + next + "\"}");
    }

    static byte[] plainMembers(GrownTenant tenant, int offset) {
        return tenant.request(
                GROUPS + "get_group_member_info",
                "{\"GroupId\":\"" + GrownTenant.GROUP + "\",\"Limit\":" + PAGE + ",\"Offset\":" + offset
                        + ",\"MemberRoleFilter\":[\"Member\"]}");
    }

    static byte[] groups(GrownTenant tenant, String next) {
        return tenant.request(GROUPS + "get_appid_group_list", "{\"Limit\":" + PAGE + ",\"Next\":" + next + "}");
    }

    static byte[] conversations(GrownTenant tenant, int start) {
        return tenant.request(
                "recentcontact/get_list",
                "{\"From_Account\":\"" + GrownTenant.user(0) + "\",\"TimeStamp\":0,\"StartIndex\":" + start
                        + ",\"TopTimeStamp\":0,\"TopStartIndex\":0,\"AssistFlags\":7}");
    }

    static byte[] named(GrownTenant tenant, int number, int count) {
        String names = IntStream.range(0, NAMES)
                .mapToObj(i -> "\"" + GrownTenant.user((number * 31_337 + i * 97) % count) + "\"")
                .collect(Collectors.joining(","));
        return tenant.request(
                GROUPS + "get_specified_group_member_info",
                "{\"GroupId\":\"" + GrownTenant.GROUP + "\",\"Member_List_Account\":[" + names + "]}");
    }

    static byte[] totalUnread(GrownTenant tenant) {
        return tenant.request("openim/get_c2c_unread_msg_num", "{\"To_Account\":\"" + GrownTenant.user(0) + "\"}");
    }

    static byte[] imported(GrownTenant tenant, int number) {
        return tenant.request(
                GROUPS + "import_group_msg",
                "{\"GroupId\":\"" + GrownTenant.GROUP + "\",\"MsgList\":[{\"From_Account\":\"" + GrownTenant.user(0)
                        + "\",\"SendTime\":" + Instant.now().getEpochSecond() + ",\"Random\":" + number
                        + ",\"MsgBody\":[{\"MsgType\":\"TIMTextElem\",\"MsgContent\":{\"Text\":\"hi\"}}]}]}");
    }

    static byte[] history(GrownTenant tenant, long maxTime, String lastKey, int most) {
        return tenant.request(
                "openim/admin_getroammsg",
                "{\"Operator_Account\":\"" + GrownTenant.user(1) + "\",\"Peer_Account\":\"" + GrownTenant.user(2)
                        + "\",\"MaxCnt\":" + most + ",\"MinTime\":0,\"MaxTime\":" + maxTime + ",\"LastMsgKey\":\""
                        + lastKey + "\"}");
    }

    static byte[] groupInfo(GrownTenant tenant, String filter) {
        return tenant.request(
                GROUPS + "get_group_info", "{\"GroupIdList\":[\"" + GrownTenant.GROUP + "\"]" + filter + "}");
    }

    static byte[] historyBefore(GrownTenant tenant, List<String> keys, int number) {
        String key = keys.get(100 + number * 31_337 % (keys.size() - 100));
        return history(tenant, Long.parseLong(key.substring(key.lastIndexOf('_') + 1)), key, 20);
    }

    /** Finds a message by its key, and changes what nobody looks at. */
    static byte[] modified(GrownTenant tenant, String key) {
        return tenant.request(
                "openim/modify_c2c_msg",
                "{\"From_Account\":\"" + GrownTenant.user(1) + "\",\"To_Account\":\"" + GrownTenant.user(2)
                        + "\",\"MsgKey\":\"" + key + "\",\"CloudCustomData\":\"seen\"}");
    }
}
