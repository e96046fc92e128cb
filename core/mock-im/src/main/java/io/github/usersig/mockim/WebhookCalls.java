package io.github.usersig.mockim;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The webhooks a tenant has sent, as of the moment they were fetched.
 *
 * <pre>{@code
 * im.webhooks().calls().of(WebhookCommand.C2C_AFTER_SEND_MSG).answered().entries();
 * }</pre>
 *
 * <p>One stands here when its answer, or the lack of one, is known. The mock keeps the newest thousand. Immutable.
 *
 * @param entries oldest first
 * @param dropped how many older ones the mock no longer has
 */
public record WebhookCalls(List<WebhookCall> entries, long dropped) {

    private static final int MOST_NEAR_MISSES = 5;

    /** These; the list is copied. */
    public WebhookCalls {
        entries = List.copyOf(entries);
    }

    /** How many there are. */
    public int size() {
        return entries.size();
    }

    /** Only those of this command. */
    public WebhookCalls of(WebhookCommand command) {
        return where(call -> call.command() == command);
    }

    /** Only those the app answered as it must. */
    public WebhookCalls answered() {
        return where(WebhookCall::isAnswered);
    }

    /** Only those whose body has this text in it. */
    public WebhookCalls saying(String text) {
        return where(call -> call.body().contains(text));
    }

    /** Only those after this number. */
    public WebhookCalls after(long number) {
        return where(call -> call.number() > number);
    }

    /**
     * What comes closest to a webhook that was looked for and is not there: for the message of a test that fails.
     *
     * @return at most five lines: those of the command if there are any, else the newest of all
     */
    public List<String> nearMisses(WebhookCommand command) {
        WebhookCalls near = of(command).entries().isEmpty() ? this : of(command);
        return near.entries().stream()
                .skip(Math.max(0, near.size() - MOST_NEAR_MISSES))
                .map(call -> call + " " + call.body())
                .toList();
    }

    private WebhookCalls where(Predicate<WebhookCall> wanted) {
        return new WebhookCalls(entries.stream().filter(wanted).toList(), dropped);
    }

    /** The webhooks, a line each. */
    @Override
    public String toString() {
        return entries.stream().map(WebhookCall::toString).collect(Collectors.joining("\n"))
                + (dropped == 0 ? "" : "\n(" + dropped + " older ones dropped)");
    }
}
