package io.github.usersig.mockim.server.internal.seed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.UserIdRule;
import io.github.usersig.mockim.WebhookSettings;
import io.github.usersig.mockim.internal.control.Json;
import io.github.usersig.mockim.internal.control.WebhookSettingsJson;
import io.github.usersig.mockim.server.internal.catalogue.WholeJson;
import io.github.usersig.mockim.server.internal.command.Commands;
import io.github.usersig.mockim.server.internal.command.Refusal;
import io.github.usersig.mockim.server.internal.command.RegisteredCommand;
import io.github.usersig.mockim.server.internal.command.Reply;
import io.github.usersig.mockim.server.internal.event.Caller;
import io.github.usersig.mockim.server.internal.parity.profile.Profile;
import io.github.usersig.mockim.server.internal.parity.profile.Profiles;
import io.github.usersig.mockim.server.internal.tenant.Tenant;
import io.github.usersig.mockim.server.internal.tenant.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Fills a tenant as a JSON text says:
 *
 * <pre>{@code
 * {
 *   "profile":  "older-codes",
 *   "admins":   ["boss"],
 *   "accounts": ["alice", {"userId": "bob", "nick": "Bob", "faceUrl": "https://example.com/bob.png"}],
 *   "calls":    [{"command": "group_open_http_svc/create_group",
 *                 "body": {"GroupId": "g1", "Type": "Public", "Name": "friends", "Owner_Account": "alice"}}],
 *   "webhooks": {"url": "http://127.0.0.1:8080/im/webhook", "token": "xxxxyyyy"}
 * }
 * }</pre>
 *
 * <p>All parts may be left out. They are done in this order; the calls as an app admin makes them, so that whatever can be
 * done by REST can be seeded. The form of the whole text is checked before anything is done.
 */
public final class Seeder {

    private static final Set<String> PARTS = Set.of("profile", "admins", "accounts", "calls", "webhooks");

    private static final Set<String> ARRAYS = Set.of("admins", "accounts", "calls");

    /** One short line that ends like a file and begins like no JSON. A key or a UserSig has no dot, a token's end is longer. */
    private static final Pattern FILE_NAME =
            Pattern.compile("[^\\s{\\[\"][^\\r\\n{\\[\"]{0,250}\\.[A-Za-z][A-Za-z0-9]{0,4}");

    private final Commands commands;

    /** A seeder that makes its calls of these commands. */
    public Seeder(Commands commands) {
        this.commands = commands;
    }

    private record NewAccount(String userId, JsonNode nick, JsonNode faceUrl) {}

    private record NewCall(int number, RegisteredCommand command, ObjectNode body) {}

    /**
     * Fills a tenant.
     *
     * @throws IllegalArgumentException if the text is not as it must be, and then nothing is done; or if a call is refused,
     *     and then what was done before stays
     */
    public void seed(Tenant tenant, String text) {
        JsonNode seed = parse(text);
        Optional<Profile> profile = profile(seed.path("profile"));
        List<String> admins = admins(seed.path("admins"));
        List<NewAccount> accounts = accounts(seed.path("accounts"));
        List<NewCall> calls = calls(seed.path("calls"));
        Optional<WebhookSettings> webhooks = webhooks(seed.path("webhooks"));
        profile.ifPresent(tenant::setProfile);
        admins.forEach(tenant::addAdmin);
        for (NewAccount account : accounts) {
            User user = tenant.accounts().add(account.userId());
            user.describe(
                    account.nick().asText(user.account().nick()),
                    account.faceUrl().asText(user.account().faceUrl()));
        }
        calls.forEach(call -> make(tenant, call));
        webhooks.ifPresent(tenant::setWebhooks); // the app hears of what happens from now on
    }

    private static JsonNode parse(String text) {
        refuseFileName(text.strip());
        JsonNode seed;
        try {
            seed = WholeJson.read(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the seed is not JSON: "
                    + whatIsWrong(e) + ", at line " + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr());
        }
        if (!seed.isObject()) {
            throw new IllegalArgumentException(
                    "the seed must be a JSON object with profile, admins, accounts, calls and webhooks");
        }
        seed.fieldNames().forEachRemaining(name -> {
            if (!PARTS.contains(name)) {
                throw new IllegalArgumentException(
                        "the seed has \"" + name + "\", and knows profile, admins, accounts, calls and webhooks");
            }
        });
        for (Map.Entry<String, JsonNode> part : seed.properties()) {
            if (ARRAYS.contains(part.getKey()) && !part.getValue().isArray()) {
                throw new IllegalArgumentException("admins, accounts and calls in the seed must be arrays");
            }
        }
        return seed;
    }

    /** The annotation and the container do take a file, so it is easy to take this for another of those. */
    private static void refuseFileName(String text) {
        if (FILE_NAME.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    ("the seed must be JSON text, and \"%s\" looks like the name of a file: give what is in the file,"
                                    + " as in seed(Files.readString(Path.of(\"%s\"))), or name the file where one is asked for, as"
                                    + " in @EnableMockIm(seedFile = \"%s\") or MockImContainer's withSeedFile(...)")
                            .formatted(text, text, text));
        }
    }

    /** Without the word that is wrong: it could be a token. */
    private static String whatIsWrong(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        return message.startsWith("Unrecognized token") ? "a word without quotation marks" : message;
    }

    private static Optional<Profile> profile(JsonNode json) {
        if (json.isMissingNode()) {
            return Optional.empty();
        }
        if (!json.isTextual()) {
            throw new IllegalArgumentException(
                    "profile in the seed must be the name of one, such as \"older-codes\", or its YAML as one text");
        }
        return Optional.of(Profiles.of(json.textValue()));
    }

    private static Optional<WebhookSettings> webhooks(JsonNode json) {
        if (json.isMissingNode()) {
            return Optional.empty();
        }
        if (!json.isObject()) {
            throw new IllegalArgumentException("webhooks in the seed must be an object with a url");
        }
        return Optional.of(WebhookSettingsJson.read(Json.parse(json.toString(), "webhooks of the seed")));
    }

    private static List<String> admins(JsonNode array) {
        List<String> admins = new ArrayList<>();
        for (JsonNode admin : array) {
            admins.add(UserIdRule.PRINTABLE_ASCII.require(admin.asText()));
        }
        return admins;
    }

    private static List<NewAccount> accounts(JsonNode array) {
        List<NewAccount> accounts = new ArrayList<>();
        for (JsonNode item : array) {
            JsonNode userId = item.isObject() ? item.path("userId") : item;
            if (!userId.isTextual()) {
                throw new IllegalArgumentException("item " + accounts.size()
                        + " of accounts in the seed must be a UserID, or an object with userId");
            }
            accounts.add(new NewAccount(
                    UserIdRule.PRINTABLE_ASCII.require(userId.textValue()), item.path("nick"), item.path("faceUrl")));
        }
        return accounts;
    }

    private List<NewCall> calls(JsonNode array) {
        List<NewCall> calls = new ArrayList<>();
        for (JsonNode item : array) {
            String name = item.path("command").asText();
            RegisteredCommand command = commands.find(name)
                    .orElseThrow(() -> new IllegalArgumentException("item " + calls.size()
                            + " of calls in the seed names the command \"" + name
                            + "\", which is not one: give service and command, such as openim/sendmsg"));
            if (!(item.path("body") instanceof ObjectNode body)) {
                throw new IllegalArgumentException(
                        "item " + calls.size() + " of calls in the seed has no object as body");
            }
            calls.add(new NewCall(calls.size(), command, body));
        }
        return calls;
    }

    private static void make(Tenant tenant, NewCall call) {
        String admin = tenant.admins().list().iterator().next();
        Reply reply = Refusal.caught(
                        () -> call.command().run(tenant, Caller.rest(admin), call.body(), 0, ""), Reply::refused)
                .toCompletableFuture()
                .join();
        if (reply.code() != 0) {
            throw failed(call, reply.code(), reply.reason());
        }
    }

    private static IllegalArgumentException failed(NewCall call, int code, String reason) {
        return new IllegalArgumentException("item " + call.number() + " of calls in the seed, "
                + call.command().spec().name() + ", is refused with " + code + ": " + reason);
    }
}
