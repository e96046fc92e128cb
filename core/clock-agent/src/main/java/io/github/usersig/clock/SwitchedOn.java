package io.github.usersig.clock;

/**
 * Something that follows a clock because somebody asked for it.
 *
 * @param what it is, such as {@code schedulers of com.acme}
 * @param by the line that asked, such as {@code com.acme.LoginTest.setUp(LoginTest.java:42)}
 */
public record SwitchedOn(String what, String by) {

    @Override
    public String toString() {
        return what + ", switched on by " + by;
    }
}
