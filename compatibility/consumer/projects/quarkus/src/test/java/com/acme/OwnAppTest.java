package com.acme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.clock.AppClock;
import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.WithClockSkew;
import io.github.usersig.mockim.MockIm;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** For this class Quarkus starts the app once more, with classes of its own. */
@QuarkusTest
@WithTestResource(value = MockImResource.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class OwnAppTest {

    @EnableMockIm
    MockIm im;

    @Inject
    ChatServer server;

    @Test
    void hasATenantOfItsOwn() throws Exception {
        assertThat(server.check("bob", "administrator", server.adminUserSig())).isZero();
        assertThat(im.journal().of("im_open_login_svc/account_check").size()).isEqualTo(1);
    }

    @Test
    @WithClockSkew("PT30H")
    void renewsItsUserSigWithAFastClock(AppClock clock) {
        String first = server.adminUserSig();
        clock.advance(Duration.ofDays(1));
        assertThat(server.adminUserSig()).isNotEqualTo(first);
    }
}
