package io.github.usersig.mockim.server.internal.cli;

import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import io.github.usersig.mockim.server.internal.parity.book.Step;
import io.github.usersig.mockim.server.internal.parity.play.Identity;
import io.github.usersig.mockim.server.internal.parity.play.Plan;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** Prints what would be called. Users and groups stand there as they would be sent, what comes of replies as the variable that it is. */
final class DryRun {

    private final Identity identity;
    private final PrintWriter out;

    DryRun(Identity identity, PrintWriter out) {
        this.identity = identity;
        this.out = out;
    }

    void print(List<Scenario> scenarios) {
        for (Scenario scenario : scenarios) {
            out.println("# " + scenario.id() + ": " + scenario.title());
            Plan.each(scenario, call -> print(scenario, call));
        }
        out.flush();
    }

    private void print(Scenario scenario, Step.Call call) {
        String by = call.by().equals("admin") ? identity.admin() : call.by();
        String sig = call.sig().equals("valid") ? "" : ", UserSig " + call.sig();
        out.println(call.method() + " /v4/" + call.command() + " by " + ids(by, scenario) + sig + " "
                + ids(call.content().text(), scenario));
    }

    private String ids(String text, Scenario scenario) {
        String filled = text.replace("${prefix}", identity.prefix())
                .replace("${admin}", identity.admin())
                .replace("${nobody}", identity.nobody(""))
                .replace("${nogroup}", identity.nogroup(""));
        for (Map.Entry<String, String> variable : identity.idsOf(scenario).entrySet()) {
            filled = filled.replace("${" + variable.getKey() + "}", variable.getValue());
        }
        return filled;
    }
}
