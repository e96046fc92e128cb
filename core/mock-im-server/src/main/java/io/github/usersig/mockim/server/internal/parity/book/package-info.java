/**
 * The book of scenarios that parity plays: what stands in its files, read and checked. It knows the catalogue and nothing of how calls
 * are made. No part of the API.
 */
@NullMarked
package io.github.usersig.mockim.server.internal.parity.book;

import org.jspecify.annotations.NullMarked;
