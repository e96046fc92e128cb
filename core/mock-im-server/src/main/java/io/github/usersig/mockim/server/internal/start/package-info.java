/**
 * Where {@code java -jar} begins. Its class is compiled for Java 8, so that an old Java can run it and be told that it is too old. No
 * part of the API.
 */
@NullMarked
package io.github.usersig.mockim.server.internal.start;

import org.jspecify.annotations.NullMarked;
