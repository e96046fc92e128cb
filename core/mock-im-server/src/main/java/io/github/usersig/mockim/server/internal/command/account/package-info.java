/** Commands of the REST API on accounts, profiles and who is online. No part of the API. */
@NullMarked
package io.github.usersig.mockim.server.internal.command.account;

import org.jspecify.annotations.NullMarked;
