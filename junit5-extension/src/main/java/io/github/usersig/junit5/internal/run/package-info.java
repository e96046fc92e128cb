/**
 * What looks at a whole run of the JUnit Platform: whether other engines run tests that carry our annotations, and what was
 * wrong with a class as a whole. No part of the API.
 */
@NullMarked
package io.github.usersig.junit5.internal.run;

import org.jspecify.annotations.NullMarked;
