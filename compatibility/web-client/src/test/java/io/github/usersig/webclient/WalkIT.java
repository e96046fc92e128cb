package io.github.usersig.webclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.mockim.MockIm;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every method of the web client's chat object, each with an effect that another client or the REST API sees. A method that a new
 * version brings fails the build until somebody has tried it; {@code docs/web-client.md} lists what was found.
 */
@Uses(ClientKind.NODE)
@EnableMockIm(accounts = {"alice", "bob", "carol", "dave"})
class WalkIT {

    /** A client in Node cannot upload; {@link ChromiumIT} shows it. */
    private static final String IN_A_PAGE = "works in a page, with `tim-upload-plugin`";

    /** Methods that this walk does not show an effect of, with the reason. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "registerPlugin", IN_A_PAGE,
            "createImageMessage", IN_A_PAGE,
            "createFileMessage", IN_A_PAGE,
            "createVideoMessage", IN_A_PAGE,
            "createAudioMessage", IN_A_PAGE,
            "callExperimentalAPI", "not offered: what it asks for has no public description");

    /** Methods that work, with an answer that no mock can know. */
    private static final Map<String, String> SETTABLE = Map.of(
            "translateText", "works, with a plain answer or what a test sets: `MediaSettings.withTranslation`",
            "convertVoiceToText", "works, with a plain answer or what a test sets: `MediaSettings.withTranscript`");

    private static @Nullable Walk walk;

    @RegisterExtension
    static final AfterEachCallback NOTES_WHAT_PASSED = context -> {
        if (context.getExecutionException().isEmpty()) {
            walk().passed();
        }
    };

    static Walk walk() {
        if (walk == null) {
            throw new IllegalStateException("the walk has not begun");
        }
        return walk;
    }

    @BeforeAll
    static void begin(MockIm im) {
        walk = new Walk(im);
    }

    @BeforeEach
    void beginTest() {
        walk().begin();
    }

    @Nested
    class Session extends SessionWalk {}

    @Nested
    class Messages extends MessageWalk {}

    @Nested
    class Conversations extends ConversationWalk {}

    @Nested
    class People extends PeopleWalk {}

    @Nested
    class Groups extends GroupWalk {}

    @Nested
    class Topics extends TopicWalk {}

    @Nested
    class Signalling extends SignallingWalk {}

    @AfterAll
    static void hasShownEveryMethod() throws Exception {
        try (Walk ended = walk()) {
            Set<String> all = new TreeSet<>();
            ended.user("alice").client().call("methods").forEach(name -> all.add(name.asText()));
            Set<String> untried = new TreeSet<>(all);
            untried.removeAll(ended.shown());
            untried.removeAll(ELSEWHERE.keySet());
            assertThat(untried)
                    .as("methods of the client that have shown no effect: add a test of one, or a reason")
                    .isEmpty();
            Map<String, String> remarks = new HashMap<>(ELSEWHERE);
            remarks.putAll(SETTABLE);
            MethodTable.of(all, ended, remarks).requireIn("docs/web-client.md");
        }
    }
}
