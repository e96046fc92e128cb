/** The published web client, unmodified, against the mock. */
@NullMarked
package io.github.usersig.webclient;

import org.jspecify.annotations.NullMarked;
