package io.github.usersig.mockim.server.internal.command.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.server.support.World;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Elements of messages")
@ExtendWith(World.Maker.class)
class MessageFormatTest {

    private static final String SEND =
            "{'From_Account':'alice','To_Account':'bob','MsgRandom':1,'MsgBody':[{'MsgType':'%s','MsgContent':{%s}}]}";
    private static final String IMPORT =
            "{'SyncFromOldSystem':2,'From_Account':'alice','To_Account':'bob','MsgRandom':1,"
                    + "'MsgTimeStamp':1600000000,'MsgBody':[{'MsgType':'%s','MsgContent':{%s}}]}";
    private static final String IMAGE = "'UUID':'u','ImageFormat':1,'ImageInfoArray':[{'Type':1,'Size':9,'Width':2,"
            + "'Height':3,'URL':'https://example.com/1.jpg'}]";
    private static final String VIDEO = "'VideoUrl':'https://example.com/v','VideoUUID':'v','VideoDownloadFlag':2,"
            + "'ThumbUrl':'https://example.com/t','ThumbUUID':'t','ThumbWidth':1,'ThumbHeight':2,'ThumbDownloadFlag':2";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TIMSoundElem     | 'Url':'https://example.com/s','UUID':'s','Size':1,'Second':2,'Download_Flag':2",
                "TIMImageElem     | " + IMAGE,
                "TIMFileElem      | 'Url':'https://example.com/f','UUID':'f','FileSize':1,'FileName':'f','Download_Flag':2",
                "TIMVideoFileElem | " + VIDEO,
                "TIMFaceElem      | 'Index':1,'Data':'x'",
                "TIMLocationElem  | 'Desc':'here','Latitude':50.9,'Longitude':11.6",
                "TIMRelayElem     | 'Title':'t','MsgNum':1,'CompatibleText':'c','AbstractList':['a'],'MsgList':[]",
            })
    @DisplayName("with what REST must give are taken, and come back as they were")
    void areTakenWithWhatRestMustGive(String type, String content, World world) {
        world.ok("openim/sendmsg", SEND, type, content);

        String body = "[{'MsgType':'" + type + "','MsgContent':{" + content + "}}]";
        assertThat(world.im.messages("alice", "bob").get(0).body()).isEqualTo(body.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TIMSoundElem     | 'Url':'u','UUID':'s'                                | Download_Flag is missing",
                "TIMSoundElem     | 'Url':'u','UUID':'s','Download_Flag':1              | Download_Flag must be one of [2]",
                "TIMSoundElem     | 'Url':'u','Download_Flag':2                         | UUID is missing",
                "TIMImageElem     | 'ImageFormat':1                                     | UUID is missing",
                "TIMImageElem     | 'UUID':'u','ImageFormat':5                          | ImageFormat must be one of",
                "TIMImageElem     | 'UUID':'u','ImageInfoArray':[1]                     | must hold objects",
                "TIMImageElem     | 'UUID':'u','ImageInfoArray':[{'Width':1,'Height':1,'Url':'x'}] | URL is missing",
                "TIMImageElem     | 'UUID':'u','ImageInfoArray':[{'Type':4,'Width':1,'Height':1,'URL':'x'}] | Type must be",
                "TIMFileElem      | 'UUID':'f'                                          | Url is missing",
                "TIMVideoFileElem | 'VideoUrl':'v','VideoUUID':'v','ThumbUrl':'t','ThumbUUID':'t' | ThumbWidth is missing",
                "TIMRelayElem     | 'AbstractList':'a'                                  | AbstractList must be an array",
                "TIMFaceElem      | 'Index':'one'                                       | Index must be a number",
                "TIMTextElem      | 'text':'hi'                                         | Text is missing",
            })
    @DisplayName("without it are refused, and the field is named")
    void areRefusedWithoutItAndTheFieldIsNamed(String type, String content, String word, World world) {
        var reply = world.ask("openim/sendmsg", SEND, type, content);

        assertThat(reply.code()).isEqualTo(90010);
        assertThat(reply.info()).contains(type, word);
        assertThat(world.code(
                        World.GROUP + "send_group_msg",
                        "{'GroupId':'%s','Random':1,'MsgBody':[{'MsgType':'%s','MsgContent':{%s}}]}",
                        world.group("Public"),
                        type,
                        content))
                .isEqualTo(10004);
    }

    @Test
    @DisplayName("of old messages that are imported may lack what old SDKs did not give, but not be of the wrong type")
    void mayLackWhatOldSdksDidNotGiveIfImported(World world) {
        world.ok("openim/importmsg", IMPORT, "TIMSoundElem", "'UUID':'s','Size':1,'Second':2");

        assertThat(world.code("openim/importmsg", IMPORT, "TIMSoundElem", "'UUID':1"))
                .isEqualTo(90010);
        assertThat(world.code("openim/importmsg", IMPORT, "TIMTextElem", "")).isEqualTo(90010);
    }
}
