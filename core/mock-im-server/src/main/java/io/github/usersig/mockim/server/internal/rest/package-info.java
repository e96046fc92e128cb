/**
 * The REST door: from an HTTP request to a command, and back. No part of the API.
 */
@NullMarked
package io.github.usersig.mockim.server.internal.rest;

import org.jspecify.annotations.NullMarked;
