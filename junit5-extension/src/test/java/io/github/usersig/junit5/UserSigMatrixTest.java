package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.ImError;
import io.github.usersig.UserSig;
import io.github.usersig.UserSigVersion;
import io.github.usersig.mockim.MockIm;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

@DisplayName("Each kind of UserSig, of a user and of an admin, signed the new way and the old way,")
@EnableMockIm(
        admins = {"boss", "deputy"},
        legacyKeys = true)
class UserSigMatrixTest {

    private static final Pattern ERROR_CODE = Pattern.compile("\"ErrorCode\":(\\d+)");

    @Test
    @DisplayName("is tried below")
    void triesEveryKind() {
        assertThat(AllKinds.class.getAnnotation(UserSigSource.class).kinds()).containsExactly(UserSigKind.values());
    }

    @Nested
    @DisplayName("is answered at login as its kind says:")
    class AtLogin {

        @ParameterizedTest
        @AllKinds
        void answersAUser(ImCredentials credentials, UserSigKind kind, int code, MockIm im) {
            requireVersion(credentials, kind, UserSigVersion.V2_HMAC);
            requireAnswer(credentials, code, im);
        }

        @ParameterizedTest
        @AllKinds(admin = true)
        void answersAnAdmin(ImCredentials credentials, UserSigKind kind, int code, MockIm im) {
            assertThat(credentials.userId()).isEqualTo("boss");
            requireVersion(credentials, kind, UserSigVersion.V2_HMAC);
            requireAnswer(credentials, code, im);
        }

        @ParameterizedTest
        @AllKinds(legacy = true)
        void answersAUsersLegacyOne(ImCredentials credentials, UserSigKind kind, int code, MockIm im) {
            requireVersion(credentials, kind, UserSigVersion.V1_ECDSA);
            requireAnswer(credentials, code, im);
        }

        @ParameterizedTest
        @AllKinds(admin = true, legacy = true)
        void answersAnAdminsLegacyOne(ImCredentials credentials, UserSigKind kind, int code, MockIm im) {
            requireVersion(credentials, kind, UserSigVersion.V1_ECDSA);
            requireAnswer(credentials, code, im);
        }

        private static void requireAnswer(ImCredentials credentials, int code, MockIm im) {
            assertThat(im.login(credentials.userId(), credentials.userSig()).code())
                    .isEqualTo(code);
        }
    }

    @Nested
    @DisplayName("is answered by the REST API as its kind says, and where that is well only if its user is an admin:")
    class AtTheRestApi {

        @ParameterizedTest
        @AllKinds
        void refusesAUser(ImCredentials credentials, int code, MockIm im) throws Exception {
            assertThat(restCode(credentials, im)).isEqualTo(code == 0 ? ImError.NOT_AN_ADMIN.code() : code);
        }

        @ParameterizedTest
        @AllKinds(admin = true)
        void answersAnAdmin(ImCredentials credentials, int code, MockIm im) throws Exception {
            assertThat(restCode(credentials, im)).isEqualTo(code);
        }

        @ParameterizedTest
        @AllKinds(legacy = true)
        void refusesAUsersLegacyOne(ImCredentials credentials, int code, MockIm im) throws Exception {
            assertThat(restCode(credentials, im)).isEqualTo(code == 0 ? ImError.NOT_AN_ADMIN.code() : code);
        }

        @ParameterizedTest
        @AllKinds(users = "deputy", admin = true, legacy = true)
        void answersAnAdminsLegacyOne(ImCredentials credentials, int code, MockIm im) throws Exception {
            assertThat(credentials.userId()).isEqualTo("deputy");
            assertThat(restCode(credentials, im)).isEqualTo(code);
        }

        private static int restCode(ImCredentials credentials, MockIm im) throws IOException, InterruptedException {
            String answer = Rest.call(
                    im.endpoint(),
                    credentials,
                    "im_open_login_svc/account_check",
                    "{\"CheckItem\":[{\"UserID\":\"alice\"}]}");
            Matcher code = ERROR_CODE.matcher(answer);
            assertThat(code.find()).as(answer).isTrue();
            return Integer.parseInt(code.group(1));
        }
    }

    @Test
    @DisplayName("can be asked for by the composed annotations")
    void saysItByComposedAnnotations(
            @WithExpiredUserSig(admin = true) ImCredentials expiredAdmins,
            @WithExpiredUserSig(value = "alice", legacy = true) UserSig expiredLegacy,
            @WithAdminUserSig(kind = UserSigKind.WRONG_KEY, legacy = true) ImCredentials wrongKeyAdmins,
            @WithTamperedUserSig(admin = true, legacy = true) ImCredentials tamperedAdmins,
            @WithRevokedUserSig(value = "deputy", admin = true, legacy = true) ImCredentials revokedDeputys,
            @WithExpiringUserSig(value = "alice", legacy = true) UserSig expiringLegacy,
            @ExpiredLegacyAdmin ImCredentials composedOfComposed,
            MockIm im) {
        assertThat(expiredAdmins.userId()).isEqualTo("boss");
        assertThat(im.login("boss", expiredAdmins.userSig()).code()).isEqualTo(70001);
        assertThat(expiredLegacy.version()).isEqualTo(UserSigVersion.V1_ECDSA);
        assertThat(im.login("alice", expiredLegacy.text()).code()).isEqualTo(70001);
        assertThat(im.login("boss", wrongKeyAdmins.userSig()).code()).isEqualTo(70009);
        assertThat(im.login("boss", tamperedAdmins.userSig()).code()).isEqualTo(70009);
        assertThat(im.login("deputy", revokedDeputys.userSig()).code()).isEqualTo(70052);
        assertThat(expiringLegacy.version()).isEqualTo(UserSigVersion.V1_ECDSA);
        assertThat(im.login("alice", expiringLegacy.text()).isAccepted()).isTrue();
        assertThat(composedOfComposed.userId()).isEqualTo("boss");
        assertThat(UserSig.parse(composedOfComposed.userSig()).version()).isEqualTo(UserSigVersion.V1_ECDSA);
        assertThat(im.login("boss", composedOfComposed.userSig()).code()).isEqualTo(70001);
    }

    @Test
    @DisplayName("is named in full where it was left unused, and in the names of invocations")
    void isNamedInFull() {
        Suite suite = Suite.run(UnusedTestCases.class);

        assertThat(suite.failure())
                .hasMessageContaining(
                        "The expired legacy UserSig of the admin boss, injected by @WithExpiredUserSig into parameter");
        assertThat(suite.names())
                .anySatisfy(name -> assertThat(name).contains("TAMPERED, legacy, of admin boss"))
                .anySatisfy(name -> assertThat(name).contains("EMPTY of admin boss"));
    }

    @Test
    @DisplayName("makes an admin of a user who is none, bad as the UserSig may be")
    void makesAnAdminOfItsUser() {
        assertThat(Suite.run(NewAdminTestCases.class).passed()).isEqualTo(1);
    }

    private static void requireVersion(ImCredentials credentials, UserSigKind kind, UserSigVersion version) {
        if (kind.isReadable()) {
            assertThat(UserSig.parse(credentials.userSig()).version()).isEqualTo(version);
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @UserSigSource(
            kinds = {
                UserSigKind.VALID,
                UserSigKind.EXPIRED,
                UserSigKind.EXPIRING_SOON,
                UserSigKind.NOT_YET_VALID,
                UserSigKind.TAMPERED,
                UserSigKind.WRONG_KEY,
                UserSigKind.WRONG_APP,
                UserSigKind.WRONG_USER,
                UserSigKind.MALFORMED,
                UserSigKind.TRUNCATED,
                UserSigKind.EMPTY,
                UserSigKind.REVOKED
            })
    @interface AllKinds {
        String[] users() default WantedUserSig.NOBODY_NAMED;

        boolean admin() default false;

        boolean legacy() default false;
    }

    @Retention(RetentionPolicy.RUNTIME)
    @WithExpiredUserSig(admin = true, legacy = true)
    @interface ExpiredLegacyAdmin {}

    @EnableMockIm(admins = "boss", legacyKeys = true)
    static class UnusedTestCases {
        @Test
        void presentsNothing(@WithExpiredUserSig(admin = true, legacy = true) String sig) {
            assertThat(sig).isNotEmpty();
        }

        @ParameterizedTest
        @BadUserSigSource(admin = true, legacy = true, lenient = true)
        void isNamedInFull(String sig) {
            assertThat(sig).isNotNull();
        }
    }

    @EnableMockIm
    static class NewAdminTestCases {
        @Test
        void makesAnAdmin(@WithExpiredUserSig(value = "alice", admin = true) ImCredentials bad, MockIm im) {
            assertThat(im.admins()).contains("alice");
            assertThat(im.login("alice", bad.userSig()).code()).isEqualTo(70001);
        }
    }
}
