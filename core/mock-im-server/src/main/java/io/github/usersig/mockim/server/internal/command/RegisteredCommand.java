package io.github.usersig.mockim.server.internal.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.ImError;
import io.github.usersig.mockim.server.internal.catalogue.BodyCheck;
import io.github.usersig.mockim.server.internal.catalogue.Catalogue;
import io.github.usersig.mockim.server.internal.catalogue.CommandSpec;
import io.github.usersig.mockim.server.internal.catalogue.Fault;
import io.github.usersig.mockim.server.internal.catalogue.ReplyNames;
import io.github.usersig.mockim.server.internal.event.Caller;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A command of the catalogue, what the mock does for it, and all that was said of it when it was registered. */
public final class RegisteredCommand {

    /** The longest packet: 12 KB on the limits page, 8 KB on older ones. */
    public static final int LONGEST_MESSAGE = 12 * 1024;

    private final String name;
    private final Catalogue catalogue;
    private final Command command;
    private final Registration said;
    private final boolean needsRoom;
    private @Nullable CommandSpec spec; // read when it is first needed; whoever reads it gets the same

    RegisteredCommand(String name, Catalogue catalogue, Command command, Registration said) {
        this.name = name;
        this.catalogue = catalogue;
        this.command = command;
        this.said = said;
        this.needsRoom = Verbs.add(name);
    }

    /** What is known of it. */
    public CommandSpec spec() {
        CommandSpec known = spec;
        if (known == null) {
            known = catalogue.find(name).orElseThrow();
            spec = known;
        }
        return known;
    }

    /** The services that it belongs to. */
    public ServiceFamily family() {
        return said.family;
    }

    /** What it lacks, if it only checks and answers; empty if it reads or changes the tenant. */
    public String why() {
        return said.why;
    }

    /** Whether it reads or changes the tenant. */
    public boolean isStateful() {
        return said.why.isEmpty();
    }

    /** Whether it goes through all that a tenant holds. */
    public boolean goesThroughAll() {
        return said.goesThroughAll;
    }

    /** Whether it sends a message. */
    public Sends sends() {
        return said.sends;
    }

    /** Whether it brings in messages that were sent long ago. */
    public boolean importsMessages() {
        return said.importsMessages;
    }

    /** Whether the tenant may hold more after it than before, so that there must be room. Its name says what it does. */
    public boolean needsRoom() {
        return needsRoom;
    }

    /** Whether it has no effect on groups of another type, and says OK. */
    public boolean passesOverOtherTypes() {
        return said.passesOverOtherTypes;
    }

    /** What it calls a group of another type. */
    public ImError otherTypes() {
        return said.otherTypes;
    }

    /**
     * Checks a body and does what it says, alone among the tenant's commands. Where the app is asked first the reply comes later,
     * and so may a {@link Refusal}, which fails the stage.
     *
     * @throws Refusal if something in the body is not as it must be
     */
    public CompletionStage<Reply> run(Tenant tenant, Caller caller, ObjectNode body, int bodyBytes, String host) {
        return run(tenant, caller, body, bodyBytes, host, null);
    }

    /**
     * The same, on a thread that others need.
     *
     * @param elsewhere has threads that may wait, for what takes long, and for when somebody else has the tenant; null if this is
     *     one of them
     */
    public CompletionStage<Reply> run(
            Tenant tenant, Caller caller, ObjectNode body, int bodyBytes, String host, @Nullable Executor elsewhere) {
        requireShort(bodyBytes);
        requireRoom(tenant);
        CommandSpec known = spec();
        BodyCheck check = new BodyCheck();
        Fault fault = check.check(known, body);
        if (fault != null) {
            throw new Refusal(code(fault), fault.reason(), fault.words());
        }
        boolean newerTypes = check.saysNewerGroupTypes();
        Function<Call, @Nullable Question> question = said.question;
        if (question != null && tenant.webhooks().settings().isPresent()) {
            Call asking = call(tenant, caller, body, bodyBytes, host);
            return alone(tenant, () -> asking, call -> Asking.begin(call, question, command), elsewhere)
                    .thenCompose(Supplier::get)
                    .thenApply(reply -> complete(reply, known, newerTypes));
        }
        return alone(tenant, () -> call(tenant, caller, body, bodyBytes, host), command::run, elsewhere)
                .thenApply(reply -> complete(reply, known, newerTypes));
    }

    /** Does something while nobody else has the tenant: at once, or elsewhere if it takes long or would have to wait. */
    private <T> CompletionStage<T> alone(
            Tenant tenant, Supplier<Call> calling, Function<Call, T> action, @Nullable Executor elsewhere) {
        if (elsewhere == null) {
            return CompletableFuture.completedFuture(done(tenant, calling, action, said.goesThroughAll));
        }
        AtomicBoolean isLong = new AtomicBoolean(said.goesThroughAll);
        Optional<T> done = isLong.get()
                ? Optional.empty()
                : tenant.exclusivelyAtOnce(() -> {
                    Call call = calling.get();
                    isLong.set(LongWork.is(call, said.work));
                    return isLong.get() ? null : action.apply(call);
                });
        return done.map(CompletableFuture::completedFuture)
                .orElseGet(() ->
                        CompletableFuture.supplyAsync(() -> done(tenant, calling, action, isLong.get()), elsewhere));
    }

    private static <T> T done(Tenant tenant, Supplier<Call> calling, Function<Call, T> action, boolean isLong) {
        Supplier<T> work = () -> action.apply(calling.get());
        return isLong ? tenant.exclusivelyAtLength(work) : tenant.exclusively(work);
    }

    private static Reply complete(Reply reply, CommandSpec known, boolean newerTypes) {
        ReplyNames.complete(known, reply.fields(), newerTypes);
        return reply.in(known);
    }

    /** A call of it, made now. */
    public Call call(Tenant tenant, Caller caller, ObjectNode body, int bodyBytes, String host) {
        return new Call(this, tenant, caller, tenant.now(), body, bodyBytes, host);
    }

    private void requireRoom(Tenant tenant) {
        if (needsRoom) {
            tenant.room().refusal().ifPresent(reason -> {
                throw new Refusal(ImError.GATEWAY_TIMEOUT, reason);
            });
        }
    }

    private void requireShort(int bodyBytes) {
        ImError error = said.tooLong;
        if (error != null && bodyBytes > LONGEST_MESSAGE) {
            throw new Refusal(error, "the body has " + bodyBytes + " bytes: give it at most " + LONGEST_MESSAGE);
        }
    }

    private int code(Fault fault) {
        return FaultCodes.isAccountOfAnotherType(fault)
                ? ImError.BODY_ACCOUNT_NOT_STRING.code()
                : said.faults.of(spec(), fault);
    }
}
