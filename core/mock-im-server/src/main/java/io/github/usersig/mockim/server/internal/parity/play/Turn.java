package io.github.usersig.mockim.server.internal.parity.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.usersig.mockim.server.internal.parity.book.ReplyPath;
import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import io.github.usersig.mockim.server.internal.parity.book.Step;
import io.github.usersig.mockim.server.internal.parity.book.Variations;
import io.github.usersig.mockim.server.internal.parity.play.Caller.Answered;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One playing of one scenario, from its first step to the end of cleaning up. */
final class Turn {

    private static final String KICK = "im_open_login_svc/kick";

    /** A kick hits all UserSigs that were issued before its second is over. */
    private static final Duration AFTER_KICK = Duration.ofSeconds(2);

    private final Scenario scenario;
    private final Caller caller;
    private final @Nullable Clients clients;
    private final Tally tally;
    private final Bindings bindings;
    private final Set<String> services = new LinkedHashSet<>();
    private boolean kicked;
    private boolean broken;

    Turn(Scenario scenario, Caller caller, @Nullable Clients clients, Random random, Tally tally) {
        this.scenario = scenario;
        this.caller = caller;
        this.clients = clients;
        this.tally = tally;
        this.bindings = new Bindings(scenario, caller.identity(), caller.backEnd()::now, random);
    }

    Scenario scenario() {
        return scenario;
    }

    List<String> users() {
        return scenario.users().stream()
                .map(name -> bindings.text("${user." + name + "}"))
                .toList();
    }

    boolean takesAccountsAway() {
        return services.contains("im_open_login_svc");
    }

    void play(Listener listener) throws IOException, InterruptedException {
        broken = true; // until it is known not to be
        for (Step step : scenario.steps()) {
            try {
                play(step, listener);
            } catch (Bindings.UnboundException e) {
                throw new StoppedException("step " + step.name() + ": " + e.getMessage());
            }
        }
        broken = false;
    }

    private void play(Step step, Listener listener) throws IOException, InterruptedException {
        if (step instanceof Step.Call call) {
            for (int turn = 1; turn <= call.repeat(); turn++) {
                bindings.turn(turn);
                String name = call.repeat() == 1 ? call.name() : call.name() + "*" + turn;
                listener.answered(exchange(step, name, call, make(call)));
                bindings.turn(1);
            }
        } else if (step instanceof Step.Vary vary) {
            vary(vary, listener);
        } else if (step instanceof Step.Wait wait) {
            tally.waited(wait.time());
            caller.backEnd().pause(wait.time());
        } else if (step instanceof Step.Issue issue) {
            String user = caller.by(issue.user(), bindings);
            String userSig = caller.sig(issue.sig(), user, bindings);
            bindings.bindSecret(issue.name(), userSig == null ? "" : userSig);
        } else if (step instanceof Step.OfClient client) {
            listener.answered(ofClient(client));
        }
    }

    private void vary(Step.Vary vary, Listener listener) throws IOException, InterruptedException {
        int turn = 0;
        for (Step.Call call : Variations.of(vary)) {
            turn++;
            bindings.turn(turn);
            for (Step.Call before : vary.before()) {
                make(before);
            }
            listener.answered(exchange(vary, call.name(), call, make(call)));
            for (Step.Call after : vary.after()) {
                tryTo(after);
            }
        }
        bindings.turn(1);
    }

    /** An undoing call may lack what only an accepted call would have given. */
    private void tryTo(Step.Call call) throws IOException, InterruptedException {
        try {
            make(call);
        } catch (Bindings.UnboundException e) {
            // nothing was made that it could undo
        }
    }

    private Answered make(Step.Call call) throws IOException, InterruptedException {
        tally.usedUp().ifPresent(why -> {
            throw new StoppedException(why);
        });
        String command = call.command();
        services.add(command.substring(0, Math.max(0, command.indexOf('/'))));
        kicked |= command.equals(KICK);
        Answered answered = caller.call(call, bindings);
        JsonNode reply = answered.reply();
        if (reply != null) {
            if (Tally.isMaking(command) && answered.code() == 0) {
                bindings.made(reply.path("GroupId").asText());
            }
            bind(call.bind(), reply);
        }
        return answered;
    }

    private void bind(Map<String, String> bind, JsonNode reply) {
        bind.forEach((variable, path) -> {
            JsonNode value = ReplyPath.find(reply, path);
            if (!value.isMissingNode()) {
                bindings.bind(variable, value);
            }
        });
    }

    private Exchange exchange(Step origin, String name, Step.Call call, Answered answered) {
        return new Exchange(
                scenario,
                origin,
                name,
                call.command(),
                call.ask(),
                answered.asked(),
                bindings,
                answered.sentAt(),
                answered.status(),
                answered.reply(),
                answered.text());
    }

    private Exchange ofClient(Step.OfClient step) {
        Clients all = clients;
        if (all == null) {
            throw new StoppedException(
                    "step " + step.name() + " needs the published web client: name it with --web-client");
        }
        String where = scenario.id() + ", step " + step.name();
        Instant sentAt = caller.backEnd().now();
        JsonNode args = bindings.render(step.args());
        JsonNode reply;
        try {
            reply = switch (step.does()) {
                case "hears" -> all.hears(where, step.user(), step.event(), step.within());
                case "login" -> login(all, where, step);
                default -> all.does(where, step.user(), step.does(), (ArrayNode) args, step.within());
            };
        } catch (ClientFailedException e) {
            throw new StoppedException(String.valueOf(e.getMessage()));
        }
        bind(step.bind(), reply);
        String command = "client/" + step.does();
        return new Exchange(
                scenario, step, step.name(), command, step.ask(), args, bindings, sentAt, 0, reply, reply.toString());
    }

    private JsonNode login(Clients all, String where, Step.OfClient step) {
        String user = caller.by(step.user(), bindings);
        String userSig = caller.sig(step.sig(), user, bindings);
        return all.login(where, step.user(), user, userSig == null ? "" : userSig, step.within());
    }

    /** Puts back what the scenario changed. After a broken connection, groups are destroyed that may have been made unheard. */
    void cleanUp(Cleaning cleaning) throws IOException, InterruptedException {
        Clients all = clients;
        if (all != null) {
            all.close();
        }
        cleanUpSteps();
        Set<String> groups = new LinkedHashSet<>(bindings.made());
        if (broken) {
            scenario.groups().forEach(name -> groups.add(bindings.text("${group." + name + "}")));
        }
        cleaning.destroy(groups);
        new Tidying(caller).after(services, users());
        if (kicked) {
            caller.backEnd().pause(AFTER_KICK);
        }
    }

    /** The calls that the scenario names for this; those that lack what was never made are left out. */
    void cleanUpSteps() throws IOException, InterruptedException {
        for (Step.Call call : scenario.cleanup()) {
            try {
                caller.call(call, bindings);
            } catch (Bindings.UnboundException e) {
                // nothing was made that it could take away
            }
        }
    }
}
