/** An app whose clock is measured. */
@NullMarked
package com.acme.app;

import org.jspecify.annotations.NullMarked;
