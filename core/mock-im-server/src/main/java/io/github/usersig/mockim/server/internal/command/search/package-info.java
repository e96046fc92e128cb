/** Looking for users and groups by words. No part of the API. */
@NullMarked
package io.github.usersig.mockim.server.internal.command.search;

import org.jspecify.annotations.NullMarked;
