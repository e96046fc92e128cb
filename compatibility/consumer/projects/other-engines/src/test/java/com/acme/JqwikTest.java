package com.acme;

import io.github.usersig.junit5.EnableMockIm;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;

@EnableMockIm(accounts = "alice")
class JqwikTest {

    @Property(tries = 10)
    void takesAnyName(@ForAll @AlphaChars String name) {
        if (!name.equals(name.strip())) {
            throw new AssertionError(name);
        }
    }
}
