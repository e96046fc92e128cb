/**
 * All state of one SDKAppID. No part of the API.
 */
@NullMarked
package io.github.usersig.mockim.server.internal.tenant;

import org.jspecify.annotations.NullMarked;
