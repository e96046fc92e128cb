package io.github.usersig.clock;

import io.github.usersig.clock.internal.Packages;

/** Who changes a clock. */
final class Caller {

    private static final String KIT = "io.github.usersig.clock";
    private static final StackWalker STACK = StackWalker.getInstance();

    private Caller() {}

    /** The line of the test, to be named if it leaves the clock changed. */
    static String line() {
        return STACK.walk(frames -> frames.map(StackWalker.StackFrame::toStackTraceElement)
                .filter(frame -> isTheAgent(frame) || !Packages.contains(KIT, frame.getClassName()))
                .findFirst()
                .filter(frame -> !isTheAgent(frame))
                .map(StackTraceElement::toString)
                .orElse("the agent's arguments or control file"));
    }

    private static boolean isTheAgent(StackTraceElement frame) {
        return Packages.contains(KIT + ".internal.agent", frame.getClassName());
    }
}
