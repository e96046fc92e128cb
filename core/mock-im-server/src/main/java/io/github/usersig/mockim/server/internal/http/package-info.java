/**
 * Jetty and WireMock, with our doors in front. No part of the API.
 */
@NullMarked
package io.github.usersig.mockim.server.internal.http;

import org.jspecify.annotations.NullMarked;
