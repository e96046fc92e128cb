package io.github.usersig.mockim.server.internal.parity.play;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.parity.book.Book;
import io.github.usersig.mockim.server.internal.parity.book.Part;
import io.github.usersig.mockim.server.internal.parity.book.Scenario;
import io.github.usersig.mockim.server.internal.parity.book.SigKind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plays scenarios, one after another, and cleans up behind each. What it holds does not grow with what is played. Not thread-safe.
 */
public final class Player {

    /** A connection that breaks so often in one scenario breaks for good. */
    private static final int MOST_TRIES = 3;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /**
     * How it is played.
     *
     * @param identity as whom
     * @param has what the app has, in the words of {@code parts.yaml}
     * @param clients users' clients; null without any
     * @param firstPause how long it waits at first when the back end says that it is asked too often; each time after that twice as long
     */
    public record Options(
            Identity identity, Set<String> has, @Nullable Clients clients, Duration firstPause) {

        /** As whom, with all that an app can have, without clients. */
        public static Options of(Identity identity, Book book) {
            return new Options(identity, book.needs().keySet(), null, Duration.ofSeconds(1));
        }

        /** The same with these clients. */
        public Options with(@Nullable Clients others) {
            return new Options(identity, has, others, firstPause);
        }
    }

    private final Book book;
    private final Options options;
    private final Caller caller;
    private final Random random = new Random();
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final Set<String> imported = new HashSet<>();
    private final List<Left> left = new ArrayList<>();

    /** A player of this book against this back end. */
    public Player(Book book, BackEnd backEnd, Options options) {
        this.book = book;
        this.options = options;
        this.caller = new Caller(backEnd, options.identity(), options.firstPause());
    }

    /** Why there is no sense in playing anything there; empty if there is. Changes nothing. */
    public Optional<String> objection() throws IOException, InterruptedException {
        try {
            return new Preflight(caller).objection();
        } catch (StoppedException e) {
            return Optional.of(e.why());
        }
    }

    /**
     * Plays scenarios in this order.
     *
     * @throws InterruptedException if somebody wants it to end: the scenario that it was in is cleaned up, and not told as ended
     */
    public void play(List<Scenario> scenarios, Listener listener) throws InterruptedException {
        for (Scenario scenario : scenarios) {
            Tally tally = tally(scenario.part());
            Optional<String> why = whyNot(scenario).or(tally::usedUp);
            if (why.isPresent()) {
                listener.skipped(scenario, why.get());
            } else {
                caller.count(tally);
                play(scenario, tally, listener);
                caller.count(null);
            }
        }
    }

    /** What playing has taken, part by part. */
    public List<Tally> tallies() {
        return List.copyOf(tallies.values());
    }

    /** How often the back end said that it was asked too often. */
    public int retried() {
        return caller.retried();
    }

    /** What could not be taken away again, and why. */
    public List<Left> left() {
        return List.copyOf(left);
    }

    /** Takes away everything of ours, whoever made it and whenever, but for accounts. */
    public void clean(List<Scenario> undone) throws IOException, InterruptedException {
        try {
            for (Scenario scenario : undone) {
                new Turn(scenario, caller, options.clients(), random, tally(scenario.part())).cleanUpSteps();
            }
            cleaning(Cleaning::everything);
        } catch (StoppedException e) {
            left.add(new Left("whatever was not reached", e.why()));
        }
    }

    /** Deletes the accounts of the pool. Those that cannot be deleted are left. */
    public void deleteAccounts() throws IOException, InterruptedException {
        cleaning(Cleaning::deleteAccounts);
        imported.clear();
    }

    /** Says of the accounts that they are left. */
    public void keepAccounts() throws IOException, InterruptedException {
        cleaning(Cleaning::leaveAccounts);
    }

    private interface Work {
        void on(Cleaning cleaning) throws IOException, InterruptedException;
    }

    private void cleaning(Work work) throws IOException, InterruptedException {
        Cleaning cleaning = new Cleaning(caller);
        work.on(cleaning);
        left.addAll(cleaning.left());
    }

    private Tally tally(String name) {
        return tallies.computeIfAbsent(name, key -> {
            Part part = book.part(key).orElseThrow();
            return new Tally(part);
        });
    }

    private Optional<String> whyNot(Scenario scenario) {
        List<String> missing = scenario.needs().stream()
                .filter(word -> !options.has().contains(word))
                .toList();
        if (!missing.isEmpty()) {
            return Optional.of("it needs " + String.join(", ", missing) + ": say --has if the app has it");
        }
        if (scenario.presents(SigKind.KEY_FROM_HEX)
                && !isHex(options.identity().app().secretKey())) {
            return Optional.of("the app's secret key has other characters than pairs of hex digits");
        }
        return scenario.needsClient() && options.clients() == null
                ? Optional.of("it needs the published web client: name it with --web-client")
                : Optional.empty();
    }

    private static boolean isHex(String key) {
        return key.length() % 2 == 0 && key.chars().allMatch(HexFormat::isHexDigit);
    }

    private void play(Scenario scenario, Tally tally, Listener listener) throws InterruptedException {
        for (int tries = 1; ; tries++) {
            listener.begins(scenario);
            Turn turn = new Turn(scenario, caller, options.clients(), random, tally);
            String broken = null;
            String stopped = null;
            try {
                importUsers(turn.users(), tally);
                turn.play(listener);
            } catch (IOException e) {
                broken = e.getMessage();
            } catch (StoppedException e) {
                stopped = e.why();
            } finally {
                cleanUp(turn);
            }
            if (broken == null || tries == MOST_TRIES) {
                listener.ends(
                        scenario, broken == null ? stopped : broken + ", " + MOST_TRIES + " times in this scenario");
                return;
            }
        }
    }

    private void importUsers(List<String> users, Tally tally) throws IOException, InterruptedException {
        users.forEach(tally::account);
        if (imported.containsAll(users)) {
            return;
        }
        ObjectNode body = NODES.objectNode();
        ArrayNode accounts = body.putArray("Accounts");
        users.forEach(accounts::add);
        Caller.Answered answered = caller.own("im_open_login_svc/multiaccount_import", body);
        if (answered.code() != 0 || !answered.json().path("FailAccounts").isEmpty()) {
            throw new StoppedException("its accounts cannot be imported: multiaccount_import says " + answered.code()
                    + (answered.code() == 0 ? ", and that some failed" : ""));
        }
        imported.addAll(users);
    }

    /** Tried as often as a scenario: what a broken connection kept from being taken away is tried again, and then left. */
    private void cleanUp(Turn turn) throws InterruptedException {
        boolean interrupted = Thread.interrupted();
        if (turn.takesAccountsAway()) {
            imported.clear();
        }
        for (int tries = 1; ; tries++) {
            try {
                Cleaning cleaning = new Cleaning(caller);
                turn.cleanUp(cleaning);
                left.addAll(cleaning.left());
                break;
            } catch (IOException | StoppedException e) {
                if (tries == MOST_TRIES) {
                    left.add(new Left("what " + turn.scenario().id() + " made", String.valueOf(e.getMessage())));
                    break;
                }
            }
        }
        if (interrupted) {
            throw new InterruptedException();
        }
    }
}
