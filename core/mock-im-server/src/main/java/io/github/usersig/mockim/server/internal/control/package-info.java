/**
 * The control door, {@code /__mock/**}: MockIm over JSON. No part of the API.
 */
@NullMarked
package io.github.usersig.mockim.server.internal.control;

import org.jspecify.annotations.NullMarked;
