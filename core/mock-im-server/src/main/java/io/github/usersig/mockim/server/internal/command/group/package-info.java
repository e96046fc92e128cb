/** Commands of the REST API on groups, their members and their messages. No part of the API. */
@NullMarked
package io.github.usersig.mockim.server.internal.command.group;

import org.jspecify.annotations.NullMarked;
