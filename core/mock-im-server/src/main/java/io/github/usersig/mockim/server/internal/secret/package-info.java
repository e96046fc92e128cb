/**
 * What must be shown nowhere, and how it is taken out of what is shown. No part of the API.
 */
@NullMarked
package io.github.usersig.mockim.server.internal.secret;

import org.jspecify.annotations.NullMarked;
