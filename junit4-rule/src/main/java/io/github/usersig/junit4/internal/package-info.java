/** What the rules know of JUnit 4's test classes. No part of the API. */
@NullMarked
package io.github.usersig.junit4.internal;

import org.jspecify.annotations.NullMarked;
