package io.github.usersig.clock;

import java.util.Objects;

/** Something that a clock also moves, because somebody asked for it. Immutable. */
public final class AlsoMoved {

    private final String what;
    private final String by;

    AlsoMoved(String what, String by) {
        this.what = what;
        this.by = by;
    }

    /** What it is, such as {@code schedulers of com.acme} or {@code real-time code http-client}. */
    public String what() {
        return what;
    }

    /** The line that asked, such as {@code com.acme.LoginTest.setUp(LoginTest.java:42)}. */
    public String by() {
        return by;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AlsoMoved that && what.equals(that.what) && by.equals(that.by);
    }

    @Override
    public int hashCode() {
        return Objects.hash(what, by);
    }

    @Override
    public String toString() {
        return what + ", asked by " + by;
    }
}
