package io.github.usersig.mockim.server.internal.command.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.usersig.mockim.server.support.World;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Files, word lists and attribute names by REST")
@ExtendWith(World.Maker.class)
class ContentTest {

    @Test
    @DisplayName("a file that was forbidden is told as such until it is allowed again")
    void files(World world) {
        String sign =
                "{'RawURLs':[{'ResourceID':1,'RawURL':'https://x/1.png'},{'ResourceID':2,'RawURL':'https://x/2.png'}]}";
        world.ok("im_cos_msg/forbid_illegal_object", "{'RawURL':'https://x/1.png'}");

        JsonNode signed = world.ok("im_cos_msg/get_cos_sig", sign).path("PreSigURLs");
        assertThat(signed.findValuesAsText("ResourceID")).containsExactly("1", "2");
        assertThat(signed.findValuesAsText("Status")).containsExactly("1", "0");
        world.ok("im_cos_msg/allow_banned_object", "{'RawURL':'https://x/1.png'}");
        assertThat(world.ok("im_cos_msg/get_cos_sig", sign).path("PreSigURLs").findValuesAsText("Status"))
                .containsExactly("0", "0");
    }

    @Test
    @DisplayName("several texts are judged at once, each with its id, by the words of all libraries")
    void batch(World world) {
        world.ok(
                "im_msg_audit_mgr/add_cloud_audit_keywords",
                "{'SdkAppId':1,'LibID':'lib','UserKeywords':[{'Content':'heck','Label':'Abuse'}]}");
        JsonNode results = world.ok(
                        "im_msg_audit/batch_content_moderation",
                        "{'AuditName':'C2C','Contents':[{'ContentId':7,'ContentType':'Text','Content':'heck'},"
                                + "{'ContentId':8,'ContentType':'Text','Content':'good'}]}")
                .path("AuditResults");

        assertThat(results.findValuesAsText("ContentId")).containsExactly("7", "8");
        assertThat(results.findValuesAsText("Result")).containsExactly("Block", "Pass");
        JsonNode libraries =
                world.ok("im_msg_audit_mgr/get_cloud_audit_keywords_ids", "{'SdkAppId':1,'Offset':0,'Limit':10}");
        assertThat(libraries.path("TotalCount").asInt()).isEqualTo(1);
        assertThat(libraries.path("Infos").findValuesAsText("ID")).containsExactly("lib");
    }

    @Test
    @DisplayName("the names of push attributes are told as they were set")
    void attributeNames(World world) {
        world.ok("all_member_push/im_set_attr_name", "{'AttrNames':{'0':'sex','1':'city'}}");

        assertThat(world.ok("all_member_push/im_get_attr_name", "{}").path("AttrNames"))
                .hasToString("{\"0\":\"sex\",\"1\":\"city\"}");
    }
}
