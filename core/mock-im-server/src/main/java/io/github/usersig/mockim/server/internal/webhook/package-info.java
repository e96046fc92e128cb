/**
 * Webhooks: calls of the app under test, before things are done and after. No part of the API.
 */
@NullMarked
package io.github.usersig.mockim.server.internal.webhook;

import org.jspecify.annotations.NullMarked;
