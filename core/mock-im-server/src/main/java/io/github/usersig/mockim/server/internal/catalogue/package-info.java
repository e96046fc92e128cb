/**
 * What is known of each command: its fields, limits and codes. Read from {@code commands.json}, and for those that only
 * clients have from {@code client-commands.json}. No part of the API.
 */
@NullMarked
package io.github.usersig.mockim.server.internal.catalogue;

import org.jspecify.annotations.NullMarked;
