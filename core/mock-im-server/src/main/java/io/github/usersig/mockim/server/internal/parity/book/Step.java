package io.github.usersig.mockim.server.internal.parity.book;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that is done in a scenario. What stands in {@code ${...}} in its texts is put in when it is played. */
public sealed interface Step {

    /** Its name, one of a kind in the scenario: what {@code as} says, or its number from 1 on. */
    String name();

    /** The facts that it decides. */
    List<String> decides();

    /** The kinds of UserSigs that it issues or presents. */
    default List<String> sigs() {
        String kinds = "";
        if (this instanceof Call call) {
            kinds = call.sig();
        } else if (this instanceof Vary vary) {
            kinds = vary.call().sig();
        } else if (this instanceof Issue issue) {
            kinds = issue.sig();
        } else if (this instanceof OfClient client) {
            kinds = client.sig();
        }
        return List.of(kinds.split("\\+", -1));
    }

    /**
     * A REST call.
     *
     * @param name the name of the step
     * @param command service and command, below {@code /v4/}
     * @param by who calls: a user of the scenario, {@code admin}, or a text that a UserID comes of
     * @param sig the kind of UserSig that is presented, or a text that one comes of
     * @param method the method
     * @param query parameters of the URL in place of the usual ones
     * @param headers headers
     * @param content what is sent
     * @param bind variables, each with the place in the reply that it is taken from
     * @param decides the facts that it decides
     * @param repeat how often it is made
     */
    record Call(
            String name,
            String command,
            String by,
            String sig,
            String method,
            List<Parameter> query,
            Map<String, String> headers,
            Content content,
            Map<String, String> bind,
            List<String> decides,
            int repeat)
            implements Step {

        /** A digest of all that is asked, before anything is put in: another one means that another question was asked. */
        public String ask() {
            return Digest.of(command, by, sig, method, query, headers, content.text(), content.encoding(), repeat);
        }

        /** The same call as a step of another name, with another body. */
        public Call with(String otherName, JsonNode body) {
            Content other = new Content(body, null, content.encoding());
            return new Call(otherName, command, by, sig, method, query, headers, other, bind, decides, 1);
        }
    }

    /**
     * A parameter of the URL.
     *
     * @param name its name
     * @param values its values, each of which is sent; without any it is left out
     */
    record Parameter(String name, List<String> values) {}

    /**
     * What a call sends.
     *
     * @param body JSON, or null
     * @param raw the text itself, in place of JSON
     * @param encoding how it becomes bytes: a character set, or {@code gzip}
     */
    record Content(@Nullable JsonNode body, @Nullable String raw, String encoding) {

        /** What is sent, before anything is put in. */
        public String text() {
            return raw != null ? raw : String.valueOf(body);
        }
    }

    /**
     * One call with a valid body, and then one with each field in each way in which it can be wrong, or just not.
     *
     * @param call the valid call
     * @param except the fields that stay as they are, each with why
     * @param before calls made before each
     * @param after calls made after each, such as to undo what was accepted
     */
    record Vary(Call call, Map<String, String> except, List<Call> before, List<Call> after) implements Step {

        @Override
        public String name() {
            return call.name();
        }

        @Override
        public List<String> decides() {
            return call.decides();
        }
    }

    /**
     * A UserSig that is issued now and presented later.
     *
     * @param name the name of the step, and the variable it is bound to
     * @param user whom it is for
     * @param sig its kind
     */
    record Issue(String name, String user, String sig) implements Step {

        @Override
        public List<String> decides() {
            return List.of();
        }
    }

    /** Time that passes. */
    record Wait(String name, Duration time) implements Step {

        @Override
        public List<String> decides() {
            return List.of();
        }
    }

    /**
     * Something that a user's client does or hears, the published web client.
     *
     * @param name the name of the step
     * @param user whose client
     * @param does the client's method, or {@code hears}
     * @param event the event that it is to hear; empty unless {@code does} is {@code hears}
     * @param args what the method is given
     * @param sig the kind of UserSig that {@code login} presents
     * @param within how long the answer or the event is waited for
     * @param bind variables, each with the place in the answer that it is taken from
     * @param decides the facts that it decides
     */
    record OfClient(
            String name,
            String user,
            String does,
            String event,
            JsonNode args,
            String sig,
            Duration within,
            Map<String, String> bind,
            List<String> decides)
            implements Step {

        /** A digest of all that is asked, before anything is put in. */
        public String ask() {
            return Digest.of(user, does, event, args, sig);
        }
    }
}
