package io.github.usersig.mockim.server.internal.command.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.JsonList;
import io.github.usersig.mockim.server.support.RestReply;
import io.github.usersig.mockim.server.support.World;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Moderation")
@ExtendWith(World.Maker.class)
class ModerationTest {

    private static final String MANAGER = "im_msg_audit_mgr/";
    private static final String JUDGE = "{'AuditName':'C2C','ContentType':'Text','Content':'%s'}";

    private static void addLocalWords(World world) {
        world.ok(
                MANAGER + "add_local_audit_keywords",
                "{'SdkAppId':1,'LocalAuditWords':[{'Keyword':'darn'},{'Keyword':'d.*n','WordType':2}]}");
    }

    private static void addCloudWord(World world) {
        world.ok(
                MANAGER + "add_cloud_audit_keywords",
                "{'SdkAppId':1,'LibID':'lib','UserKeywords':[{'Content':'heck','Label':'Abuse'}]}");
    }

    private static RestReply judge(World world, String text) {
        return world.ok("im_msg_audit/content_moderation", JUDGE, text);
    }

    @Test
    @DisplayName("blocks a text with a word of any list, and lets others pass")
    void blocksATextWithAWordOfAnyList(World world) {
        addLocalWords(world);
        addCloudWord(world);

        assertThat(judge(world, "hello").text("Result")).isEqualTo("Pass");
        RestReply bad = judge(world, "what the heck");
        assertThat(bad.text("Result")).isEqualTo("Block");
        assertThat(bad.text("Label")).isEqualTo("Abuse");
        assertThat(bad.list("Keywords")).hasToString("[\"heck\"]");
    }

    @Test
    @DisplayName("judges several texts at once, each with its id, by the words of all libraries")
    void judgesSeveralTextsAtOnce(World world) {
        addCloudWord(world);

        JsonList results = world.ok(
                        "im_msg_audit/batch_content_moderation",
                        "{'AuditName':'C2C','Contents':[{'ContentId':7,'ContentType':'Text','Content':'heck'},"
                                + "{'ContentId':8,'ContentType':'Text','Content':'good'}]}")
                .list("AuditResults");

        assertThat(results.each("ContentId")).containsExactly("7", "8");
        assertThat(results.each("Result")).containsExactly("Block", "Pass");
    }

    @Test
    @DisplayName("takes no empty word into a library, for it is in every text: 60003")
    void takesNoEmptyWord(World world) {
        assertThat(world.code(
                        MANAGER + "add_cloud_audit_keywords",
                        "{'SdkAppId':1,'LibID':'lib','UserKeywords':[{'Content':'heck','Label':'Abuse'},"
                                + "{'Content':'','Label':'Abuse'}]}"))
                .isEqualTo(60003);

        assertThat(judge(world, "what the heck").text("Result")).isEqualTo("Pass");
    }

    @Test
    @DisplayName("lists its libraries")
    void listsItsLibraries(World world) {
        addCloudWord(world);

        RestReply libraries =
                world.ok(MANAGER + "get_cloud_audit_keywords_ids", "{'SdkAppId':1,'Offset':0,'Limit':10}");

        assertThat(libraries.number("TotalCount")).isEqualTo(1);
        assertThat(libraries.list("Infos").each("ID")).containsExactly("lib");
    }

    @Test
    @DisplayName("lists its local words, with how many of them are expressions")
    void listsItsLocalWords(World world) {
        addLocalWords(world);

        RestReply words = world.ok(MANAGER + "get_local_audit_keywords", "{'SdkAppId':1,'Limit':1}");

        assertThat(words.number("TotalCount")).isEqualTo(2);
        assertThat(words.number("TotalRegCount")).isEqualTo(1);
        assertThat(words.list("LocalAuditWords")).hasSize(1);
    }

    @Test
    @DisplayName("forgets words that are deleted")
    void forgetsWordsThatAreDeleted(World world) {
        addLocalWords(world);
        addCloudWord(world);

        world.ok(MANAGER + "delete_local_audit_keywords", "{'SdkAppId':1,'LocalAuditWords':[{'Keyword':'darn'}]}");
        RestReply deleted = world.ok(
                MANAGER + "delete_cloud_audit_keywords", "{'SdkAppId':1,'LibID':'lib','Keywords':['heck','no']}");

        assertThat(deleted.number("Count")).isEqualTo(1);
        assertThat(judge(world, "what the heck").text("Result")).isEqualTo("Pass");
        assertThat(world.ok(MANAGER + "get_cloud_audit_keywords", "{'SdkAppId':1,'Offset':0,'Limit':9,'LibID':'lib'}")
                        .number("TotalCount"))
                .isZero();
    }

    private static final String SIGN =
            "{'RawURLs':[{'ResourceID':1,'RawURL':'https://x/1.png'},{'ResourceID':2,'RawURL':'https://x/2.png'}]}";

    @Test
    @DisplayName("tells a file that was forbidden as such")
    void tellsAFileThatWasForbidden(World world) {
        world.ok("im_cos_msg/forbid_illegal_object", "{'RawURL':'https://x/1.png'}");

        JsonList signed = world.ok("im_cos_msg/get_cos_sig", SIGN).list("PreSigURLs");

        assertThat(signed.each("ResourceID")).containsExactly("1", "2");
        assertThat(signed.each("Status")).containsExactly("1", "0");
    }

    @Test
    @DisplayName("tells a file that was forbidden as any other once it is allowed again")
    void tellsAFileThatIsAllowedAgain(World world) {
        world.ok("im_cos_msg/forbid_illegal_object", "{'RawURL':'https://x/1.png'}");

        world.ok("im_cos_msg/allow_banned_object", "{'RawURL':'https://x/1.png'}");

        assertThat(world.ok("im_cos_msg/get_cos_sig", SIGN).list("PreSigURLs").each("Status"))
                .containsExactly("0", "0");
    }
}
