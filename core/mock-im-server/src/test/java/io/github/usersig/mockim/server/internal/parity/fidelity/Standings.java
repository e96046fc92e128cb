package io.github.usersig.mockim.server.internal.parity.fidelity;

/** How much of the facts is known from recordings of real apps. */
public final class Standings {

    /** What is said while there are none. */
    public static Standings withoutRecordings() {
        return new Standings();
    }

    /** One paragraph on the recordings. */
    String summary() {
        return "There is no recording of a real app yet. Each row stands as chosen.";
    }

    /** How a fact stands. */
    String of(Fact fact) {
        return "chosen";
    }
}
