package io.github.usersig.mockim.server.internal.parity.play;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.usersig.mockim.server.support.RestClient;
import java.util.ArrayList;
import java.util.List;

/** What an app still has of what scenarios made, as the REST API says it. */
final class Remains {

    private static final int POOL = 20;

    private final RestClient rest;
    private final List<String> found = new ArrayList<>();

    private Remains(MockBackEnd mock, Identity identity) {
        this.rest = new RestClient(mock.endpoint(), identity.app());
    }

    /** A line for each thing. */
    static List<String> of(MockBackEnd mock, Identity identity) {
        Remains remains = new Remains(mock, identity);
        remains.ofTheApp();
        for (int number = 1; number <= POOL; number++) {
            remains.ofUser(identity.user(number));
        }
        return remains.found;
    }

    private void ofTheApp() {
        list("group_open_http_svc/get_appid_group_list", "{}", "GroupIdList");
        list("openim_robot_http_svc/get_all_robots", "{}", "Robot_Account");
        list("openim_dirty_words/get", "{}", "DirtyWordsList");
        list("im_msg_audit_mgr/get_local_audit_keywords", "{'SdkAppId':1}", "LocalAuditWords");
    }

    private void ofUser(String user) {
        String from = "{'From_Account':'" + user + "'";
        list("sns/friend_get", from + ",'StartIndex':0}", "UserDataItem");
        list("sns/black_list_get", from + ",'StartIndex':0,'MaxLimited':100,'LastSequence':0}", "BlackListItem");
        list("sns/group_get", from + "}", "ResultItem");
        list("follow/follow_get", from + ",'FollowType':2}", "FollowItem");
        list("recentcontact/get_contact_group", from + ",'StartIndex':0}", "GroupItem");
        JsonNode mutes = ask("openconfigsvr/getnospeaking", "{'Get_Account':'" + user + "'}");
        for (String kind : List.of("C2CmsgNospeakingTime", "GroupmsgNospeakingTime")) {
            if (mutes.path(kind).asLong() > 0) {
                found.add(user + " has a " + kind);
            }
        }
        JsonNode tags = ask("all_member_push/im_get_tag", "{'To_Account':['" + user + "']}");
        tags.path("UserTags")
                .forEach(item -> item.path("Tags").forEach(tag -> found.add(user + " has the tag " + tag)));
    }

    private void list(String command, String body, String field) {
        ask(command, body).path(field).forEach(item -> found.add(command + " " + body + " has " + item));
    }

    private JsonNode ask(String command, String body) {
        try {
            return JsonMapper.builder().build().readTree(rest.ask(command, body).toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(command + " does not answer in JSON", e);
        }
    }
}
