package io.github.usersig.junit5;

import io.github.usersig.mockim.Journal;
import io.github.usersig.mockim.JournalEntry;
import io.github.usersig.mockim.MockIm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The UserSigs that one context was given, a test or a class, and where the journal stood when it began. */
@SuppressWarnings("deprecation") // JUnit 5.12 closes only CloseableResource; from 5.13 on AutoCloseable is enough
final class InjectedUserSigs implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    private static final Kept<InjectedUserSigs> KEPT =
            Kept.by(InjectedUserSigs.class, "injected", InjectedUserSigs.class);

    private final ExtensionContext context;
    private final TestApp app;
    private final long journalStart;
    private final List<Injected> all = new CopyOnWriteArrayList<>();
    private volatile boolean unjudged;
    private volatile @Nullable Journal seen;
    private volatile boolean asTheTestSays;

    private InjectedUserSigs(ExtensionContext context, TestApp app) {
        this.context = context;
        this.app = app;
        this.journalStart = app.isLenient()
                ? 0
                : BeforeTest.lastEntry(context)
                        .or(() -> app.tenant().map(im -> im.standing().lastEntry()))
                        .orElse(0L);
    }

    /** Those of this context, of which there may be none yet. */
    static InjectedUserSigs of(ExtensionContext context) {
        TestApp app = TestApp.of(
                context); // first: what is made later is closed earlier, and these need their tenant for that
        return KEPT.in(context, own -> new InjectedUserSigs(own, app));
    }

    static Optional<InjectedUserSigs> existing(ExtensionContext context) {
        return KEPT.in(context);
    }

    /** Notes that the annotation on the test itself had a say in what was injected. */
    void noteTheTestsOwn() {
        asTheTestSays = true;
    }

    /** Whether it had. */
    boolean areAsTheTestSays() {
        return asTheTestSays;
    }

    /** Somebody else has told already that the test failed. */
    void leaveUnjudged() {
        unjudged = true;
    }

    ImCredentials inject(WantedUserSig wanted, InjectionPoint where, Optional<Class<?>> home) {
        return inject(wanted, where, home, Injected.NO_ROW);
    }

    /** The same for an invocation of a parameterized test. */
    ImCredentials inject(WantedUserSig wanted, InjectionPoint where, Optional<Class<?>> home, int row) {
        Injected injected = new Injected(wanted, app.issue(wanted), where, home, row);
        all.add(injected);
        return injected.credentials();
    }

    /** Makes what another context was given for this invocation this one's own, whatever it was converted to. */
    void takeFrom(InjectedUserSigs other, int row) {
        move(other, injected -> injected.row() == row);
    }

    /** Makes what another context was given this one's own, if it is among the arguments: one, even if two look alike. */
    void takeFrom(InjectedUserSigs other, List<Object> arguments) {
        Predicate<Injected> isArgument = arguments.stream().anyMatch(ImCredentials.class::isInstance)
                ? injected -> arguments.contains(injected.credentials()) // empty ones differ by their user alone
                : injected -> arguments.stream().anyMatch(argument -> isTextOf(injected, argument));
        move(other, isArgument);
    }

    private void move(InjectedUserSigs other, Predicate<Injected> which) {
        other.all.stream().filter(which).findFirst().filter(other.all::remove).ifPresent(all::add);
    }

    private static boolean isTextOf(Injected injected, Object argument) {
        return InjectedType.textOf(argument)
                .filter(injected.credentials().userSig()::equals)
                .isPresent();
    }

    /** Looks at what became of each; tells of each that has a home whether it is all right, and returns what is wrong with the others. */
    List<String> complaints(HomeReport homes) {
        List<Injected> strict = new ArrayList<>();
        for (Injected injected : all) {
            if (!unjudged && !app.isLenient() && !injected.wanted().lenient()) {
                strict.add(injected);
            }
        }
        Optional<Journal> journal =
                strict.isEmpty() ? Optional.empty() : app.tenant().flatMap(this::journal);
        List<String> complaints = new ArrayList<>();
        for (Injected injected : strict) {
            Optional<String> complaint = journal.isEmpty() ? Optional.empty() : injected.complaint(journal.get(), app);
            if (injected.home().isPresent()) {
                homes.report(injected, complaint);
            } else {
                complaint.ifPresent(complaints::add);
            }
        }
        return complaints;
    }

    /**
     * Judges what nobody has judged yet: whatever JUnit runs in this context, be it a kind of life-cycle method that is not known
     * here. What no invocation of a parameterized test has taken, because none was run, is not judged.
     */
    @Override
    public void close() {
        judge();
        release();
    }

    /** Tells the home of each that has one whether it is all right; returns what is wrong with the others. */
    List<String> judge() {
        return complaints((injected, complaint) -> HomeUserSigs.of(
                        HomeUserSigs.home(context, injected.home().orElseThrow()))
                .report(injected, complaint));
    }

    /** Looks at those of the classes that a test belongs to. */
    static void judgeAllAround(ExtensionContext test) {
        for (ExtensionContext each : ContextsAround.of(test)) {
            if (each.getTestMethod().isEmpty()) {
                existing(each).ifPresent(InjectedUserSigs::judge);
            }
        }
    }

    /** Once only: what they stand for ends with their context. */
    void release() {
        boolean endsWithTheTenant = Owner.of(context).context().equals(context);
        all.removeIf(injected -> {
            if (!endsWithTheTenant) {
                app.release(injected);
            }
            return true;
        });
    }

    /** Notes what was asked so far, before somebody cleans up after the test and resets the tenant. */
    void look() {
        if (!app.isLenient() && !all.isEmpty()) {
            app.tenant().ifPresent(im -> seen = im.journalAfter(journalStart));
        }
    }

    /** What was asked since, or empty if part of it is not known any more: there was too much, or the tenant was reset. */
    private Optional<Journal> journal(MockIm im) {
        Journal journal = im.journalAfter(journalStart);
        Journal before = seen;
        if (isWhole(journal, journalStart) || before == null) {
            return Optional.of(journal).filter(whole -> isWhole(whole, journalStart));
        }
        Journal after = im.journalAfter(before.last());
        if (!isWhole(before, journalStart) || !isWhole(after, before.last())) {
            return Optional.empty();
        }
        List<JournalEntry> entries = new ArrayList<>(before.entries());
        entries.addAll(after.entries());
        return Optional.of(new Journal(entries, 0, after.last()));
    }

    /** Entries are numbered without a gap. */
    private static boolean isWhole(Journal journal, long after) {
        return journal.last() - after == journal.size();
    }

    /** Is told what became of a UserSig that all tests of a class may use. */
    interface HomeReport {
        void report(Injected injected, Optional<String> complaint);
    }
}
