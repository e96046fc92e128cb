package io.github.usersig.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.MockIm;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

@DisplayName("Tests in parallel")
class ParallelTest {

    private static final Set<Long> TENANTS = ConcurrentHashMap.newKeySet();
    private static final Set<URI> SERVERS = ConcurrentHashMap.newKeySet();

    @Test
    @DisplayName("1,000 of them on one server, each with its own tenant: none sees anything of another")
    void seesNothingOfOtherTenants() {
        assertThat(Suite.run(ThousandTestCases.class).passed()).isEqualTo(1000);
        assertThat(TENANTS).hasSize(1000);
        assertThat(SERVERS).hasSize(1);
    }

    @EnableMockIm(tenantPer = TenantPer.METHOD, accounts = "alice")
    static class ThousandTestCases {

        @RepeatedTest(1000)
        void seesItsOwnTenantOnly(
                @WithUserSig("alice") ImCredentials alice,
                @WithExpiredUserSig("bob") ImCredentials bob,
                @WithAdminUserSig ImCredentials admin,
                MockIm im,
                RepetitionInfo repetition)
                throws Exception {
            String own = "user-" + repetition.getCurrentRepetition();
            TENANTS.add(im.app().sdkAppId());
            SERVERS.add(im.endpoint());

            assertThat(im.login("alice", alice.userSig()).code()).isZero();
            assertThat(im.login("bob", bob.userSig()).code()).isEqualTo(70001);
            assertThat(Rest.call(
                            im.endpoint(),
                            admin,
                            "im_open_login_svc/account_import",
                            "{\"UserID\": \"%s\"}".formatted(own)))
                    .contains("\"ErrorCode\":0");

            assertThat(im.accounts()).extracting(Account::userId).containsExactly("administrator", "alice", own);
            assertThat(im.journal().entries())
                    .extracting(entry -> entry.caller() + " " + entry.code())
                    .containsExactly("alice 0", "bob 70001", "administrator 0");
        }
    }
}
