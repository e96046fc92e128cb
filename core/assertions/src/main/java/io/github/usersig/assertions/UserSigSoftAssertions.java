package io.github.usersig.assertions;

import org.assertj.core.api.SoftAssertions;

/**
 * AssertJ's soft assertions and ours: failures are collected and told together.
 *
 * <pre>{@code
 * UserSigSoftAssertions softly = new UserSigSoftAssertions();
 * softly.assertThat(sig).isIssuedFor("alice").hasValidity(Duration.ofDays(7));
 * softly.assertThat(im).hasAccount("alice");
 * softly.assertAll();
 * }</pre>
 *
 * <p>AssertJ's {@code SoftAssertionsExtension} injects it into JUnit tests. For others of AssertJ's kinds, closing themselves
 * or with {@code then}, take {@link UserSigSoftAssertionsProvider}. Not thread-safe.
 */
public class UserSigSoftAssertions extends SoftAssertions implements UserSigSoftAssertionsProvider {}
