package io.github.usersig.mockim.server.internal.cli;

import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import io.github.usersig.mockim.server.internal.parity.play.Exchange;
import io.github.usersig.mockim.server.internal.parity.play.Listener;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Says on the way how far it is, and hands on what it hears. */
final class Progress implements Listener {

    private static final int EVERY = 20;

    private final Listener next;
    private final PrintWriter err;
    private final int all;
    private int done;
    private int stopped;
    private int skipped;
    private long calls;

    Progress(Listener next, PrintWriter err, int all) {
        this.next = next;
        this.err = err;
        this.all = all;
    }

    int stopped() {
        return stopped;
    }

    int skipped() {
        return skipped;
    }

    long calls() {
        return calls;
    }

    @Override
    public void begins(Scenario scenario) {
        next.begins(scenario);
    }

    @Override
    public void answered(Exchange exchange) {
        calls++;
        next.answered(exchange);
    }

    @Override
    public void ends(Scenario scenario, @Nullable String why) {
        next.ends(scenario, why);
        if (why != null) {
            stopped++;
            say(scenario.id() + " stopped: " + why);
        }
        step();
    }

    @Override
    public void skipped(Scenario scenario, String why) {
        next.skipped(scenario, why);
        skipped++;
        step();
    }

    private void step() {
        done++;
        if (done % EVERY == 0 || done == all) {
            say(done + " of " + all + " scenarios, " + calls + " calls");
        }
    }

    private void say(String line) {
        err.println(line);
        err.flush();
    }
}
