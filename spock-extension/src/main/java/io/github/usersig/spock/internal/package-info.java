/** What the extension knows of Spock's specifications. No part of the API. */
@NullMarked
package io.github.usersig.spock.internal;

import org.jspecify.annotations.NullMarked;
