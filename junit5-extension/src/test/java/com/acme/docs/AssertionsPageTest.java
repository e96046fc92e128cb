package com.acme.docs;

import static io.github.usersig.assertions.UserSigAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.ImError;
import io.github.usersig.SdkApp;
import io.github.usersig.UserSig;
import io.github.usersig.UserSigVerifier;
import io.github.usersig.assertions.UserSigSoftAssertions;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.ImCredentials;
import io.github.usersig.junit5.Rest;
import io.github.usersig.junit5.TenantPer;
import io.github.usersig.junit5.WithAdminUserSig;
import io.github.usersig.junit5.WithExpiredUserSig;
import io.github.usersig.junit5.WithUserSig;
import io.github.usersig.mockim.MockIm;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The code that docs/assertions.md shows, as it stands there. */
@DisplayName("The examples of docs/assertions.md")
@EnableMockIm(
        accounts = {"alice", "bob"},
        tenantPer = TenantPer.METHOD)
class AssertionsPageTest {

    private static final String HELLO = """
            {"From_Account": "alice", "To_Account": "bob", "MsgRandom": 1,
             "MsgBody": [{"MsgType": "TIMTextElem", "MsgContent": {"Text": "hello"}}]}""";

    @Test
    void assertsOnUserSigs(
            @WithUserSig(value = "alice", validFor = "P7D") UserSig sig,
            @WithExpiredUserSig("alice") UserSig expired,
            SdkApp app,
            MockIm im) {
        assertThat(sig).isIssuedFor("alice").isSignedFor(app).expiresWithin(Duration.ofDays(7));
        assertThat(sig).isAcceptedBy(im);
        assertThat(expired).isRefusedBy(im, ImError.USERSIG_EXPIRED);

        assertThat(im.login("alice", expired.text())).isRefusedWith(70001).isAbout("TLS.expire");
        assertThat(UserSigVerifier.of(app).verify(sig.text(), "bob")).isRefusedWith(ImError.USERSIG_USER_MISMATCH);

        UserSigSoftAssertions softly = new UserSigSoftAssertions();
        softly.assertThat(sig).isIssuedFor("alice").hasValidity(Duration.ofDays(7));
        softly.assertThat(im).hasAccount("alice");
        softly.assertAll();
        assertThat(sig.text()).isNotEmpty();
    }

    @Test
    void assertsOnTheMock(@WithAdminUserSig ImCredentials admin, MockIm im) throws Exception {
        sayHello(im.endpoint(), admin);

        assertThat(im)
                .within(Duration.ofSeconds(5))
                .hasMessage("alice", "bob", "hello")
                .wasCalledBy("administrator", "openim/sendmsg")
                .hasRefusedNothing();
    }

    private static void sayHello(URI endpoint, ImCredentials admin) throws Exception {
        Rest.call(endpoint, admin, "openim/sendmsg", HELLO);
    }
}
