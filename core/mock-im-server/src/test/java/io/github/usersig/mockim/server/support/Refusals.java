package io.github.usersig.mockim.server.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.usersig.mockim.MockImClientException;

/** What clients are told that may not do what they ask for. */
public final class Refusals {

    private Refusals() {}

    public static void assertRefused(Runnable asked, int code) {
        assertThatThrownBy(asked::run)
                .isInstanceOfSatisfying(MockImClientException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(code));
    }
}
