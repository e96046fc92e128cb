/** Commands of the REST API on one-to-one messages and conversations, and what all messages have. No part of the API. */
@NullMarked
package io.github.usersig.mockim.server.internal.command.message;

import org.jspecify.annotations.NullMarked;
