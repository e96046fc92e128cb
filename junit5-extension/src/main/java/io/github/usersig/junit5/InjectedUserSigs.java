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
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** The UserSigs that one context was given, a test or a class, and where the journal stood when it began. */
@SuppressWarnings("deprecation") // JUnit 5.12 closes only CloseableResource; from 5.13 on AutoCloseable is enough
final class InjectedUserSigs implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    private static final Namespace NAMESPACE = Namespace.create(InjectedUserSigs.class);

    private final TestApp app;
    private final long journalStart;
    private final List<Injected> all = new CopyOnWriteArrayList<>();
    private volatile boolean unjudged;
    private volatile @Nullable Journal seen;
    private volatile boolean asTheTestSays;

    private InjectedUserSigs(TestApp app) {
        this.app = app;
        this.journalStart = app.isLenient()
                ? 0
                : app.tenant().map(im -> im.journalAfter(Long.MAX_VALUE).last()).orElse(0L);
    }

    /** Those of this context, of which there may be none yet. */
    static InjectedUserSigs of(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        context.getUniqueId(),
                        key -> new InjectedUserSigs(TestApp.of(context)),
                        InjectedUserSigs.class);
    }

    static Optional<InjectedUserSigs> existing(ExtensionContext context) {
        return Optional.ofNullable(context.getStore(NAMESPACE).get(context.getUniqueId(), InjectedUserSigs.class));
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

    ImCredentials inject(WantedUserSig wanted, String where, Optional<Class<?>> home) {
        return inject(wanted, where, home, Injected.NO_ROW);
    }

    /** The same for an invocation of a parameterized test. */
    ImCredentials inject(WantedUserSig wanted, String where, Optional<Class<?>> home, int row) {
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
        List<Injected> strict = all.stream()
                .filter(injected ->
                        !unjudged && !app.isLenient() && !injected.wanted().lenient())
                .toList();
        Optional<Journal> journal =
                strict.isEmpty() ? Optional.empty() : app.tenant().flatMap(this::journal);
        List<String> complaints = new ArrayList<>();
        for (Injected injected : strict) {
            Optional<String> complaint = journal.flatMap(injected::complaint);
            if (injected.home().isPresent()) {
                homes.report(injected, complaint);
            } else {
                complaint.ifPresent(complaints::add);
            }
        }
        return complaints;
    }

    /** What no invocation has taken, because none was run, is released when its context ends. */
    @Override
    public void close() {
        release();
    }

    /** Once only: from now on somebody else may have the same text. */
    void release() {
        all.removeIf(injected -> {
            app.release(injected.credentials().userSig());
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
