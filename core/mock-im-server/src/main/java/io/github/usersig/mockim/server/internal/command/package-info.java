/**
 * What the REST API's commands do, one class per family. No part of the API.
 */
@NullMarked
package io.github.usersig.mockim.server.internal.command;

import org.jspecify.annotations.NullMarked;
