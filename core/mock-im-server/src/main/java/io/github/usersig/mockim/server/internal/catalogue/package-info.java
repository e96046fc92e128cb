/**
 * What is known of each command of the REST API: its fields, limits and codes. Read from {@code commands.json}. No part of
 * the API.
 */
@NullMarked
package io.github.usersig.mockim.server.internal.catalogue;

import org.jspecify.annotations.NullMarked;
