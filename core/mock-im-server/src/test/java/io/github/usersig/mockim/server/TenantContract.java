package io.github.usersig.mockim.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.usersig.SdkApp;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.MediaSettings;
import io.github.usersig.mockim.Message;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImClient;
import io.github.usersig.mockim.MockImClientException;
import io.github.usersig.mockim.MockImException;
import io.github.usersig.mockim.server.support.RestClient;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every way to the mock promises of tenants: how they come, are kept, emptied and go. */
public abstract class TenantContract extends SeedContract {

    @Test
    @DisplayName("a tenant has the app it was created with, and its admins as accounts")
    void createsATenantWithItsAppAndAdmins() {
        SdkApp app = SdkApp.random().withAdmins(List.of("administrator", "root"));

        MockIm im = backend().createTenant(app);

        assertThat(im.app()).isEqualTo(app);
        assertThat(im.admins()).containsExactly("administrator", "root");
        assertThat(im.accounts()).containsExactly(new Account("administrator", "", ""), new Account("root", "", ""));
    }

    @Test
    @DisplayName("a tenant is listed among those of the mock, and reached where the mock is")
    void listsATenantAmongThoseOfTheMock() {
        MockIm im = tenant();

        assertThat(im.endpoint()).isEqualTo(backend().endpoint());
        assertThat(backend().tenants()).contains(im.app().sdkAppId());
    }

    @Test
    @DisplayName("a tenant tells its SDKAppID as a string, and not its secret key")
    void keepsItsSecretKeyToItself() {
        SdkApp app = SdkApp.random().withAdmins(List.of("administrator", "root"));

        MockIm im = backend().createTenant(app);

        assertThat(im.toString()).contains(Long.toString(app.sdkAppId())).doesNotContain(app.secretKey());
    }

    @Test
    @DisplayName("a tenant that is there already can be taken up")
    void takesUpATenantThatIsThereAlready() {
        MockIm im = tenant();
        im.importAccounts("alice");

        assertThat(backend().tenant(im.app()).accounts()).hasSize(2);
    }

    @Test
    @DisplayName("a tenant that is not there cannot be taken up, and is named")
    void namesATenantThatIsNotThere() {
        assertThatThrownBy(() -> backend().tenant(SdkApp.of(17, "no such app")))
                .isInstanceOf(MockImException.class)
                .hasMessageContaining("the mock has no tenant with SDKAppID 17: create it first, with createTenant")
                .hasMessageNotContaining("no such app");
    }

    @Test
    @DisplayName("a second tenant with one SDKAppID is refused")
    void refusesASecondTenantWithOneSdkAppId() {
        MockIm im = tenant();

        assertThatThrownBy(() -> backend().createTenant(im.app()))
                .isInstanceOf(MockImException.class)
                .hasMessageContaining(Long.toString(im.app().sdkAppId()))
                .hasMessageContaining("already")
                .hasMessageNotContaining(im.app().secretKey());
    }

    @Test
    @DisplayName("a tenant's clock can be moved, and back again: UserSigs expire by it")
    void expiresUserSigsByTheTenantsClock() {
        MockIm im = tenant();
        im.importAccounts("alice");
        String userSig = UserSigIssuer.of(im.app()).issue("alice").text();
        assertThat(im.login("alice", userSig).isAccepted()).isTrue();

        im.clock().advance(Duration.ofDays(179));
        assertThat(im.login("alice", userSig).isAccepted()).isTrue();
        im.clock().advance(Duration.ofDays(2));
        assertThat(im.login("alice", userSig).code()).isEqualTo(70001);

        im.clock().restore();
        assertThat(im.login("alice", userSig).isAccepted()).isTrue();
    }

    @Test
    @DisplayName("the journal is stamped with the tenant's clock")
    void stampsTheJournalWithTheTenantsClock() {
        MockIm im = tenant();
        im.importAccounts("alice");
        String userSig = UserSigIssuer.of(im.app()).issue("alice").text();
        im.login("alice", userSig);
        im.clock().advance(Duration.ofDays(179));
        im.login("alice", userSig);
        im.clock().advance(Duration.ofDays(2));
        im.login("alice", userSig);

        assertThat(im.journal().entries().get(2).at())
                .isCloseTo(Instant.now().plus(181, ChronoUnit.DAYS), within(1, ChronoUnit.MINUTES));
    }

    @Test
    @DisplayName("a tenant's clock can be frozen, goes on by hand, and is nobody else's")
    void freezesATenantsClockAlone() {
        MockIm one = tenant();
        MockIm two = tenant();
        Instant newYear = Instant.parse("2027-01-01T00:00:00Z");

        one.clock().freezeAt(newYear);
        assertThat(one.clock().now()).isEqualTo(newYear);
        one.clock().advance(Duration.ofHours(1));
        assertThat(one.clock().now()).isEqualTo(newYear.plusSeconds(3600));
        assertThat(two.clock().now()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    }

    @Test
    @DisplayName("a tenant's clock can be skewed, while others are frozen")
    void skewsATenantsClock() {
        MockIm one = tenant();
        MockIm two = tenant();
        one.clock().freezeAt(Instant.parse("2027-01-01T00:00:00Z"));

        two.clock().skew(Duration.ofMinutes(-10));

        assertThat(two.clock().now()).isCloseTo(Instant.now().minusSeconds(600), within(1, ChronoUnit.MINUTES));
    }

    @Test
    @DisplayName("reset sets a tenant's clock right")
    void setsTheClockRightWithAReset() {
        MockIm im = tenant();
        im.clock().freezeAt(Instant.parse("2027-01-01T00:00:00Z"));
        im.clock().advance(Duration.ofHours(1));

        im.reset();

        assertThat(im.clock().now()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    }

    @Test
    @DisplayName("a tenant's clock refuses to go back, and stays where it is")
    void refusesToTurnBackTheClock() {
        MockIm im = tenant();

        assertThatThrownBy(() -> im.clock().advance(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("advance(PT-1S): time only goes forward");
        assertThat(im.clock().now()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    }

    @Test
    @DisplayName("a tenant's clock refuses what no UserSig could be stamped with, and stays where it is")
    void refusesWhatNoUserSigCouldBeStampedWith() {
        MockIm im = tenant();

        assertThatThrownBy(() -> im.clock().freezeAt(Instant.parse("1969-12-31T23:59:59Z")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("can show times from 1970 to 9999");
        assertThatThrownBy(() -> im.clock().skew(Duration.ofSeconds(Long.MAX_VALUE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("can show times from 1970 to 9999");
        assertThat(im.clock().now()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
    }

    @Test
    @DisplayName("what a tenant holds can be kept and brought back, as often as one likes")
    void keepsATenantAndBringsItBack() {
        MockIm im = tenant();
        String call = "{\"calls\": [{\"command\": \"%s\", \"body\": %s}]}";
        im.importAccounts("alice", "bob");
        im.seed(call.formatted(
                "group_open_http_svc/create_group",
                "{\"GroupId\": \"g1\", \"Type\": \"Public\", \"Name\": \"g\", \"Owner_Account\": \"alice\"}"));
        im.clock().freezeAt(Instant.parse("2027-01-01T00:00:00Z"));
        String before = im.snapshot();

        im.importAccounts("carol");
        im.seed(call.formatted("group_open_http_svc/destroy_group", "{\"GroupId\": \"g1\"}"));
        im.clock().restore();
        im.kick("alice");
        String after = im.snapshot();

        for (int i = 0; i < 2; i++) {
            im.restore(before);
            assertThat(im.accounts()).extracting(Account::userId).containsExactly("administrator", "alice", "bob");
            assertThat(im.clock().now()).isEqualTo("2027-01-01T00:00:00Z");
            im.joinGroup("g1", "bob");
            im.restore(after);
            assertThat(im.accounts()).hasSize(4);
            assertThatThrownBy(() -> im.joinGroup("g1", "bob")).hasMessageContaining("there is no group g1");
        }
    }

    @Test
    @DisplayName("limits on uploads, translations and what is heard are set and told; a reset forgets them")
    void setsWhatIsDoneWithMedia() {
        MockIm im = tenant();
        MediaSettings settings = MediaSettings.DEFAULT
                .withLongestUpload(1_000)
                .withMostUploads(3)
                .withUploadsInSnapshots()
                .withTranslation("hello", "zh", "你好")
                .withTranscript("call me back");

        im.media(settings);
        assertThat(im.media()).isEqualTo(settings);
        im.reset();
        assertThat(im.media()).isEqualTo(MediaSettings.DEFAULT);
    }

    @Test
    @DisplayName("a snapshot that was never taken is named")
    void namesASnapshotThatWasNeverTaken() {
        MockIm im = tenant();

        assertThatThrownBy(() -> im.restore("none"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no snapshot none");
    }

    @Test
    @DisplayName("HTTPS can be had, on the same host")
    void servesHttps() {
        MockIm im = tenant();

        assertThat(im.tls().endpoint().getScheme()).isEqualTo("https");
        assertThat(im.tls().endpoint().getHost()).isEqualTo(im.endpoint().getHost());
    }

    @Test
    @DisplayName("what a client must trust for HTTPS is one certificate for all tenants")
    void tellsWhatAClientMustTrust() {
        MockIm im = tenant();

        assertThat(im.tls().caCertificate()).isEqualTo(tenant().tls().caCertificate());
        assertThat(im.tls().certificate().getSubjectX500Principal().getName()).contains("mock IM");
    }

    @Test
    @DisplayName("reset forgets accounts, messages, journal and added admins")
    void forgetsEverythingWithAReset() {
        MockIm im = tenant();
        im.importAccounts("alice", "bob");
        im.addAdmin("root");
        RestClient.of(im)
                .ask(
                        "openim/sendmsg",
                        "{\"To_Account\":\"bob\",\"MsgRandom\":2,\"MsgBody\":[{\"MsgType\":\"TIMFaceElem\",\"MsgContent\":{}}]}");
        assertThat(im.messages("administrator", "bob"))
                .extracting(Message::text)
                .containsExactly("");

        im.reset();

        assertThat(im.accounts()).extracting(Account::userId).containsExactly("administrator");
        assertThat(im.admins()).containsExactly("administrator");
        assertThat(im.messages("administrator", "bob")).isEmpty();
        assertThat(im.journal().size()).isZero();
        assertThat(RestClient.of(im).call().code()).isZero();
    }

    @Test
    @DisplayName("a tenant that was removed is gone, for the app")
    void removesATenantForTheApp() {
        MockIm im = tenant();

        im.remove();

        assertThat(backend().tenants()).doesNotContain(im.app().sdkAppId());
        assertThat(RestClient.of(im).call().code()).isEqualTo(70020);
    }

    @Test
    @DisplayName("a tenant that was removed is gone, for the test")
    void removesATenantForTheTest() {
        MockIm im = tenant();

        im.remove();

        assertThatThrownBy(im::accounts)
                .isInstanceOf(MockImException.class)
                .hasMessageContaining(Long.toString(im.app().sdkAppId()));
    }

    @Test
    @DisplayName(
            "who asks for a tenant that was removed is told whose it was, since when, and what to do, at the REST door")
    void tellsWhoseARemovedTenantWasToTheApp() {
        MockIm im = ownedAndRemoved();

        assertThat(RestClient.of(im).call().reply().info()).satisfies(text -> tellsTheStoryOf(im, text));
    }

    @Test
    @DisplayName("the same at the SDK door")
    void tellsWhoseARemovedTenantWasToClients() {
        MockIm im = ownedAndRemoved();

        try (MockImClient client = MockImClient.connect(im)) {
            String userSig = UserSigIssuer.of(im.app()).issue("alice").text();
            assertThatThrownBy(() -> client.login("alice", userSig))
                    .isInstanceOfSatisfying(MockImClientException.class, refused -> {
                        assertThat(refused.code()).isEqualTo(70020);
                        tellsTheStoryOf(im, refused.getMessage());
                    });
        }
    }

    @Test
    @DisplayName("the same for a test that goes on with it")
    void tellsWhoseARemovedTenantWasToTheTest() {
        MockIm im = ownedAndRemoved();

        assertThatThrownBy(im::accounts)
                .isInstanceOfSatisfying(MockImException.class, e -> tellsTheStoryOf(im, e.getMessage()));
    }

    private MockIm ownedAndRemoved() {
        MockIm im = backend().createTenant(SdkApp.random(), "com.acme.LoginTest");
        im.remove();
        return im;
    }

    private static void tellsTheStoryOf(MockIm removed, @Nullable String text) {
        assertThat(text)
                .contains("SDKAppID " + removed.app().sdkAppId())
                .containsPattern(
                        "its tenant, that of com.acme.LoginTest, was removed at [-0-9]+T[:0-9]+Z, [0-9]+ s ago\\.")
                .contains("usersig-spring-boot", "@DirtiesContext");
    }

    @Test
    @DisplayName("of a removed tenant that was nobody's no owner is told; of one that never was, that")
    void tellsOfNoOwnerWhereThereIsNone() {
        MockIm im = tenant();
        im.remove();

        assertThat(RestClient.of(im).call().reply().info())
                .contains("its tenant was removed at")
                .doesNotContain("that of");
        assertThat(new RestClient(im.endpoint(), SdkApp.of(17, "no such app"))
                        .call()
                        .reply()
                        .info())
                .contains("this mock has no tenant with that number")
                .doesNotContain("removed");
    }

    @Test
    @DisplayName("a tenant that is there again has no past")
    void forgetsThatATenantWasRemovedOnceItIsThereAgain() {
        MockIm im = ownedAndRemoved();
        backend().createTenant(im.app()).remove();

        assertThat(RestClient.of(im).call().reply().info()).doesNotContain("LoginTest");
    }

    @Test
    @DisplayName("an owner's name that is too long, or has control characters, is refused, and no tenant made")
    void refusesAnOwnersNameThatIsNone() {
        SdkApp app = SdkApp.random();

        assertThatThrownBy(() -> backend().createTenant(app, "x".repeat(501)))
                .hasMessageContaining("501 characters: give at most 500");
        assertThatThrownBy(() -> backend().createTenant(app, "a\nb")).hasMessageContaining("control characters");
        assertThat(backend().tenants()).doesNotContain(app.sdkAppId());
    }

    @Test
    @DisplayName("a tenant can be removed twice, and then be created again")
    void makesRoomForTheSameAppAgain() {
        MockIm im = tenant();

        im.remove();
        im.remove();

        assertThat(backend().tenants()).doesNotContain(im.app().sdkAppId());
        backend().createTenant(im.app());
    }

    @Test
    @DisplayName("tenants know nothing of each other")
    void keepsTenantsApart() {
        MockIm one = tenant();
        MockIm other = tenant();

        one.importAccounts("alice");
        one.addAdmin("root");
        RestClient.of(one).call().reply();

        assertThat(other.accounts()).hasSize(1);
        assertThat(other.admins()).hasSize(1);
        assertThat(other.journal().size()).isZero();
    }
}
