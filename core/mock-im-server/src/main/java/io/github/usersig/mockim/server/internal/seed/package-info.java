/**
 * What a tenant holds from the start, by one JSON format for code, files, the command line and HTTP. No part of the API.
 */
@NullMarked
package io.github.usersig.mockim.server.internal.seed;

import org.jspecify.annotations.NullMarked;
