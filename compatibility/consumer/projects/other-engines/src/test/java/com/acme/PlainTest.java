package com.acme;

import org.junit.Test;

/** What is annotated with nothing of ours is nothing to complain of. */
public class PlainTest {

    @Test
    public void passes() {}
}
