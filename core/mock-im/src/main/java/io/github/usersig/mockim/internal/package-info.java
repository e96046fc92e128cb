/** What the API needs and does not show. No part of the API of the kit. */
@NullMarked
package io.github.usersig.mockim.internal;

import org.jspecify.annotations.NullMarked;
