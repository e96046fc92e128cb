/** Commands of the REST API on friends, block lists and followers. No part of the API. */
@NullMarked
package io.github.usersig.mockim.server.internal.command.relation;

import org.jspecify.annotations.NullMarked;
