/**
 * Two rules that make the annotations of {@code io.github.usersig.junit5} work in tests of JUnit 4: {@code UserSigClassRule} and
 * {@code UserSigRule}.
 */
@NullMarked
package io.github.usersig.junit4;

import org.jspecify.annotations.NullMarked;
