package io.github.usersig.mockim.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.GateSettings;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MultiDevicePolicy;
import io.github.usersig.mockim.SessionSettings;
import io.github.usersig.mockim.server.support.RestClient;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every way to the mock promises of profiles: in what apps differ from each other. */
public abstract class ProfileContract extends TenantContract {

    private static final String OWN = """
            title: Our app, made in 2018
            gate: {callsPerSecond: 7}
            sessions: {policy: SINGLE}
            userSigs: {futureTolerance: PT5M}
            replies:
              - {command: openim/sendmsg, code: 90012, becomes: 20003}
              - {command: im_open_login_svc/*, itemCode: 70107, becomes: 70999}
            """;

    @Test
    @DisplayName("a tenant has the profile default unless told otherwise")
    void hasTheDefaultProfile() {
        assertThat(tenant().profile()).isEqualTo("default");
    }

    @Test
    @DisplayName("older-codes answers with the codes of about 2019, and with all others as before")
    void answersWithOlderCodes() {
        MockIm im = tenant();
        List<Integer> today = codes(im);

        im.profile("older-codes");

        assertThat(today).containsExactly(70003, 60025, 60025, 70402, 60025, 60009);
        assertThat(codes(im)).containsExactly(70002, 60004, 60004, 70206, 60025, 60009);
        assertThat(im.profile()).isEqualTo("older-codes");
    }

    private static List<Integer> codes(MockIm im) {
        RestClient rest = RestClient.of(im);
        String tooMany = "{\"Accounts\":[" + "\"u\",".repeat(100) + "\"u\"]}";
        return List.of(
                rest.call().with("usersig", "").code(),
                rest.call().without("identifier").code(),
                rest.call().without("usersig").code(),
                rest.code("im_open_login_svc/multiaccount_import", tooMany),
                rest.call().with("contenttype", "xml").code(),
                rest.call().command("openim/no_such_command").code());
    }

    @Test
    @DisplayName("family-codes and single-device are settings that exist by themselves too")
    void setsWhatTheProfileSays() {
        MockIm im = tenant();

        im.profile("family-codes");
        assertThat(im.gate()).isEqualTo(GateSettings.DEFAULT.withFamilyCodes());
        assertThat(RestClient.of(im).call().as("alice").code()).isEqualTo(70403);

        im.profile("single-device");
        assertThat(im.gate()).isEqualTo(GateSettings.DEFAULT);
        assertThat(im.sessions().settings().policy()).isEqualTo(MultiDevicePolicy.SINGLE);
    }

    @Test
    @DisplayName("a profile of one's own sets the gate, sessions, UserSigs and codes, also those of items")
    void takesAProfileOfOnesOwn() {
        MockIm im = tenant();
        im.importAccounts("alice");

        im.profile(OWN);

        assertThat(im.profile()).isEqualTo(OWN);
        assertThat(im.gate().callsPerSecond()).isEqualTo(7);
        assertThat(im.sessions().settings().policy()).isEqualTo(MultiDevicePolicy.SINGLE);
        RestClient rest = RestClient.of(im);
        assertThat(
                        rest.code(
                                "openim/sendmsg",
                                "{'To_Account':'nobody','MsgRandom':1,'MsgBody':[{'MsgType':'TIMFaceElem','MsgContent':{'Index':1}}]}"))
                .isEqualTo(20003);
        assertThat(rest.ask("im_open_login_svc/account_delete", "{'DeleteItem':[{'UserID':'nobody'}]}")
                        .json()
                        .at("/ResultItem/0/ResultCode")
                        .asInt())
                .isEqualTo(70999);
    }

    @Test
    @DisplayName("what a profile sets can be changed further, and is so by the next profile too")
    void isChangedFurther() {
        MockIm im = tenant();

        im.profile(OWN);
        im.gate(GateSettings.DEFAULT.withFailedChecks(3));
        im.sessions().settings(SessionSettings.DEFAULT);
        assertThat(im.gate()).isEqualTo(GateSettings.DEFAULT.withFailedChecks(3));

        im.profile("default");
        assertThat(im.gate()).isEqualTo(GateSettings.DEFAULT);
    }

    @Test
    @DisplayName("a reset forgets a profile; restoring a snapshot does not")
    void forgetsAProfileWithAReset() {
        MockIm im = tenant();
        String snapshot = im.snapshot();
        im.profile("older-codes");

        im.restore(snapshot);
        assertThat(im.profile()).isEqualTo("older-codes");

        im.reset();
        assertThat(im.profile()).isEqualTo("default");
        assertThat(RestClient.of(im).call().without("usersig").code()).isEqualTo(60025);
    }

    @Test
    @DisplayName("a profile is nobody else's")
    void keepsProfilesApart() {
        MockIm one = tenant();
        MockIm other = tenant();

        one.profile("older-codes");

        assertThat(RestClient.of(one).call().without("usersig").code()).isEqualTo(60004);
        assertThat(RestClient.of(other).call().without("usersig").code()).isEqualTo(60025);
    }

    @Test
    @DisplayName("a seed can name a profile")
    void takesAProfileFromASeed() {
        MockIm im = backend().createTenant(SdkApp.random());

        im.seed("{\"profile\": \"older-codes\", \"accounts\": [\"alice\"]}");

        assertThat(im.profile()).isEqualTo("older-codes");
    }

    @Test
    @DisplayName("a profile that is none is refused with the list of those that are, and nothing changes")
    void namesTheProfilesThereAre() {
        MockIm im = tenant();

        assertThatThrownBy(() -> im.profile("newer-codes"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "there is no profile \"newer-codes\": give one of default, family-codes, older-codes,"
                                + " single-device, or the YAML of your own");
        assertThatThrownBy(() -> im.profile("our/app.yaml"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("looks like the name of a file");
        assertThatThrownBy(() -> im.profile("title: ours\nreplys: []"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("replys");
        assertThat(im.profile()).isEqualTo("default");
    }
}
