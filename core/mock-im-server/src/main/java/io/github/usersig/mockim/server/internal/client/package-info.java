/** What users ask by their clients, and what clients are told. No part of the API. */
@NullMarked
package io.github.usersig.mockim.server.internal.client;

import org.jspecify.annotations.NullMarked;
