package io.github.usersig.mockim.server.internal.command;

import io.github.usersig.ImError;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What is said of a command when it is registered. What is not said is as for most commands. */
public final class Registration {

    final ServiceFamily family;
    FaultCodes faults;
    String why = "";
    Sends sends = Sends.NOTHING;
    boolean importsMessages;
    boolean goesThroughAll;
    ToLongFunction<Call> work = call -> 0;
    boolean passesOverOtherTypes;
    ImError otherTypes = ImError.GROUP_NO_PERMISSION;

    @Nullable
    ImError tooLong;

    @Nullable
    Function<Call, @Nullable Question> question;

    Registration(ServiceFamily family) {
        this.family = family;
        this.faults = family.faults();
    }

    /**
     * It checks its body and gives an answer of the right shape, and nothing more.
     *
     * @param why what the mock has not, that it would need
     */
    public Registration validated(String why) {
        this.why = why;
        return this;
    }

    /** It sends a message to the users in {@code To_Account}, and stands with it in the journal. */
    public Registration sendsMessage() {
        this.sends = Sends.TO_ACCOUNTS;
        return this;
    }

    /** It sends a message to the group in {@code GroupId}, and stands with it in the journal. */
    public Registration sendsGroupMessage() {
        this.sends = Sends.TO_GROUP;
        return this;
    }

    /** It brings in messages that were sent long ago, of which some lack fields. */
    public Registration importsMessages() {
        this.importsMessages = true;
        return this;
    }

    /**
     * The app is asked before it is done, if there is a webhook for that.
     *
     * @param question what it is asked about a call; null if there is nothing to ask
     */
    public Registration asks(Function<Call, @Nullable Question> question) {
        this.question = question;
        return this;
    }

    /** Its body is one message, and may not be longer than that. */
    public Registration limit(ImError tooLong) {
        this.tooLong = tooLong;
        return this;
    }

    /** It goes through all that a tenant holds, and so may take its time. */
    public Registration goesThroughAll() {
        this.goesThroughAll = true;
        return this;
    }

    /**
     * It goes through more or less, by what it is asked, and takes its time if that is much.
     *
     * @param items how many members, groups, messages and the like a call goes through
     */
    public Registration goesThrough(ToLongFunction<Call> items) {
        this.work = items;
        return this;
    }

    /** It is refused with this code for groups of a type that the catalogue does not name, instead of 10007. */
    public Registration refusesOtherTypes(ImError error) {
        this.otherTypes = error;
        return this;
    }

    /** It says OK for groups of a type that the catalogue does not name, and has no effect. */
    public Registration passesOverOtherTypes() {
        this.passesOverOtherTypes = true;
        return this;
    }

    /** It has codes of its own for faults in its body, other than its family's. */
    public Registration faults(FaultCodes codes) {
        this.faults = codes;
        return this;
    }
}
