/**
 * Makes the annotations of {@code io.github.usersig.junit5} work in Spock: the artifact on the class path is all it takes, see
 * {@code UserSigSpockExtension}.
 */
@NullMarked
package io.github.usersig.spock;

import org.jspecify.annotations.NullMarked;
