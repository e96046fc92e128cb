/** Where clients upload pictures, files, sounds and videos, and fetch them. No part of the API. */
@NullMarked
package io.github.usersig.mockim.server.internal.upload;

import org.jspecify.annotations.NullMarked;
