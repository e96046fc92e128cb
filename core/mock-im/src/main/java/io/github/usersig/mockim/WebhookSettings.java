package io.github.usersig.mockim;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Where and how a tenant calls the app under test, as the console sets it for a real app.
 *
 * <pre>{@code
 * im.webhooks().settings(WebhookSettings.to(URI.create("http://127.0.0.1:8080/im/webhook")).withToken("xxxxyyyy"));
 * im.webhooks().settings(settings.only(WebhookCommand.C2C_BEFORE_SEND_MSG).withTimeout(Duration.ofMillis(200)).refusingOnTimeout());
 * }</pre>
 *
 * <p>Unless told otherwise all webhooks are on, the app has two seconds to answer, what it is asked too late goes on as if
 * allowed, and nothing is sent twice. Time-outs are of real time, not of the tenant's clock. Immutable.
 */
public final class WebhookSettings {

    /** How long the service waits for an answer. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(2);

    private final URI url;
    private final String token;
    private final Set<WebhookCommand> commands;
    private final Duration timeout;
    private final boolean refusing;
    private final int retries;

    private WebhookSettings(
            URI url, String token, Set<WebhookCommand> commands, Duration timeout, boolean refusing, int retries) {
        this.url = url;
        this.token = token;
        this.commands = commands;
        this.timeout = timeout;
        this.refusing = refusing;
        this.retries = retries;
    }

    /**
     * All webhooks go to this URL, to which the mock appends its parameters.
     *
     * @throws IllegalArgumentException if it does not begin with http:// or https:// and a host, or has a query or fragment
     */
    public static WebhookSettings to(URI url) {
        String scheme = String.valueOf(requireNonNull(url, "url").getScheme());
        boolean http = scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
        if (!http || url.getHost() == null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "the URL of webhooks must begin with http:// or https:// and a host, and have"
                            + " neither ? nor #: give one such as http://127.0.0.1:8080/im/webhook");
        }
        return new WebhookSettings(
                url, "", Collections.unmodifiableSet(EnumSet.allOf(WebhookCommand.class)), DEFAULT_TIMEOUT, false, 0);
    }

    /** The same, signed with this token: each webhook has Sign and RequestTime then. */
    public WebhookSettings withToken(String secret) {
        return new WebhookSettings(url, requireNonNull(secret, "token"), commands, timeout, refusing, retries);
    }

    /** The same, with only these webhooks on. */
    public WebhookSettings only(WebhookCommand... wanted) {
        Set<WebhookCommand> some = EnumSet.noneOf(WebhookCommand.class);
        some.addAll(List.of(wanted));
        return with(some);
    }

    /** The same, with these webhooks off. */
    public WebhookSettings without(WebhookCommand... unwanted) {
        Set<WebhookCommand> some = EnumSet.noneOf(WebhookCommand.class);
        some.addAll(commands);
        List.of(unwanted).forEach(some::remove);
        return with(some);
    }

    private WebhookSettings with(Set<WebhookCommand> some) {
        return new WebhookSettings(url, token, Collections.unmodifiableSet(some), timeout, refusing, retries);
    }

    /**
     * The same, waiting so long for an answer.
     *
     * @throws IllegalArgumentException if not positive, or over a minute
     */
    public WebhookSettings withTimeout(Duration patience) {
        if (patience.isNegative() || patience.isZero() || patience.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException(
                    "the time-out of webhooks, " + patience + ", must be more than nothing and at most a minute");
        }
        return new WebhookSettings(url, token, commands, patience, refusing, retries);
    }

    /** The same; what gets no good answer in time is refused, with 80003 for messages. */
    public WebhookSettings refusingOnTimeout() {
        return new WebhookSettings(url, token, commands, timeout, true, retries);
    }

    /**
     * The same; a webhook that only tells is sent up to so many times again if the app does not answer in time.
     *
     * @throws IllegalArgumentException if not in 0..10
     */
    public WebhookSettings withRetries(int times) {
        if (times < 0 || times > 10) {
            throw new IllegalArgumentException("withRetries(" + times + "): give 0 to 10");
        }
        return new WebhookSettings(url, token, commands, timeout, refusing, times);
    }

    /** Where they go. */
    public URI url() {
        return url;
    }

    /** The token they are signed with; empty if they are not, or if this is what a mock says of its settings. */
    public String token() {
        return token;
    }

    /** Those that are on. */
    public Set<WebhookCommand> commands() {
        return commands;
    }

    /** How long the mock waits for an answer. */
    public Duration timeout() {
        return timeout;
    }

    /** Whether what gets no good answer in time is refused. */
    public boolean refusesOnTimeout() {
        return refusing;
    }

    /** How often those that only tell are sent again. */
    public int retries() {
        return retries;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WebhookSettings that
                && url.equals(that.url)
                && token.equals(that.token)
                && commands.equals(that.commands)
                && timeout.equals(that.timeout)
                && refusing == that.refusing
                && retries == that.retries;
    }

    @Override
    public int hashCode() {
        return Objects.hash(url, token, commands, timeout, refusing, retries);
    }

    /** Names host and port, never the token. */
    @Override
    public String toString() {
        return "WebhookSettings[" + url.getScheme() + "://" + url.getHost()
                + (url.getPort() < 0 ? "" : ":" + url.getPort())
                + ", " + (commands.size() == WebhookCommand.values().length ? "all" : commands)
                + ", " + timeout + (refusing ? ", refusing on time-out" : "")
                + (retries == 0 ? "]" : ", retries " + retries + "]");
    }
}
