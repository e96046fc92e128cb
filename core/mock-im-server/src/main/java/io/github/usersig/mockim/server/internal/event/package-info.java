/**
 * What happens in a tenant, told to whoever reacts: pushes to clients that are online, webhooks to the app. No part of the
 * API.
 */
@NullMarked
package io.github.usersig.mockim.server.internal.event;

import org.jspecify.annotations.NullMarked;
