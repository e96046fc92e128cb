package io.github.usersig.mockim.server.internal.parity.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.ImError;
import io.github.usersig.mockim.CallOverride;
import io.github.usersig.mockim.server.internal.parity.book.Book;
import io.github.usersig.mockim.server.internal.parity.compare.KnownDifferences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Recordings of real apps")
class RecordingsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 31);
    private static final String SCENARIO = "default/setting-a-profile-of-nobody";
    private static final String PARTS = """
        parts:
        - name: default
          title: what any app can try
          default: true
          budget: {accounts: 20, groups: 10, messages: 10, calls: 100, minutes: 10}
          costs: nothing
        """;
    private static final String PROFILE = """
        id: default/setting-a-profile-of-nobody
        title: setting the profile of nobody
        decides: [profile.nobody]
        steps:
        - call: profile/portrait_set
          as: set
          body: {From_Account: "${nobody}", ProfileItem: [{Tag: Tag_Profile_IM_Nick, Value: x}]}
        """;
    private static final String MUTE = """
        id: default/muting-nobody
        title: muting nobody
        decides: [mute.nobody]
        steps:
        - call: openconfigsvr/setnospeaking
          as: mute
          body: {Set_Account: "${nobody}", C2CmsgNospeakingTime: 60}
        """;

    private final Book book = Book.of(
            PARTS, Map.of("default/setting-a-profile-of-nobody.yaml", PROFILE, "default/muting-nobody.yaml", MUTE));
    private final Fact profile = fact("profile.nobody", SCENARIO);
    private final Fact mute = fact("mute.nobody", "default/muting-nobody");

    private static Fact fact(String id, String scenario) {
        return new Fact(id, "Some", Map.of(), List.of(scenario), "");
    }

    @Test
    @DisplayName(
            "show no difference that does not stand in parity/known-differences.yaml, and it lists none that is gone")
    void showNoUnknownDifference() throws IOException, InterruptedException {
        for (ComparedRecording recording : Recordings.ofTheRepository()) {
            assertThat(recording.unknown())
                    .as("differences to the recording of " + recording.inWords()
                            + ": correct the mock, or add each to parity/known-differences.yaml")
                    .isEmpty();
            assertThat(recording.gone())
                    .as("parity/known-differences.yaml: take out what is no difference any more")
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("make a row \"seen\" with the day of the newest one in which it agrees")
    void makeARowSeen(@TempDir Path folder) throws IOException, InterruptedException {
        record(folder.resolve("older.jsonl"), DAY, Set.of(SCENARIO));
        record(folder.resolve("newer.jsonl"), DAY.plusDays(1), Set.of(SCENARIO));

        Standings standings = Standings.of(Recordings.in(folder, known(folder, ""), book));

        assertThat(standings.of(profile)).isEqualTo("seen 2026-02-01");
        assertThat(standings.of(mute)).isEqualTo("chosen");
        assertThat(standings.summary())
                .isEqualTo("Recordings of real apps: 2026-02-01, a test, none; 2026-01-31, a test, none.");
    }

    @Test
    @DisplayName("make a row \"differs\" where the mock answers something else, and name the difference")
    void makeARowDiffer(@TempDir Path folder) throws IOException, InterruptedException {
        recordWithAnotherCode(folder.resolve("app.jsonl"));

        ComparedRecording recording =
                Recordings.in(folder, known(folder, ""), book).get(0);

        assertThat(Standings.of(List.of(recording)).of(profile))
                .startsWith("differs: ")
                .contains("40006", "40003");
        assertThat(Standings.of(List.of(recording)).of(mute)).isEqualTo("seen 2026-01-31");
        assertThat(recording.unknown()).singleElement().asString().contains("profile/portrait_set");
    }

    @Test
    @DisplayName("show no unknown difference where it stands in the list, and the row differs all the same")
    void takeTheListIntoAccount(@TempDir Path folder) throws IOException, InterruptedException {
        recordWithAnotherCode(folder.resolve("app.jsonl"));
        String key = Recordings.in(folder, known(folder, ""), book)
                .get(0)
                .unknown()
                .get(0)
                .lines()
                .findFirst()
                .orElseThrow();

        ComparedRecording recording = Recordings.in(
                        folder, known(folder, "- {fact: \"" + key + "\", since: 2026-01-31, why: a test}"), book)
                .get(0);

        assertThat(recording.unknown()).isEmpty();
        assertThat(recording.gone()).isEmpty();
        assertThat(Standings.of(List.of(recording)).of(profile)).startsWith("differs: ");
    }

    @Test
    @DisplayName("show which difference of the list is gone")
    void showWhatIsGone(@TempDir Path folder) throws IOException, InterruptedException {
        record(folder.resolve("app.jsonl"), DAY, Set.of(SCENARIO));
        String item = "- {fact: \"profile/portrait_set ErrorCode code 1 -> 2\", since: 2026-01-31, why: a test}";

        ComparedRecording recording =
                Recordings.in(folder, known(folder, item), book).get(0);

        assertThat(recording.gone()).containsExactly("profile/portrait_set ErrorCode code 1 -> 2");
    }

    @Test
    @DisplayName("have an example in parity/known-differences.yaml that is read as what it is")
    void haveAnExample(@TempDir Path folder) throws IOException {
        String text = Files.readString(Path.of("../../parity/known-differences.yaml"));
        int begin = text.indexOf("#   - fact:");
        String example = text.substring(begin, text.indexOf("#\n", begin)).replace("#   ", "");

        assertThat(KnownDifferences.read(known(folder, example))).isNotNull();
        assertThat(example).contains("fact: ", "since: ", "why: ");
    }

    private void record(Path file, LocalDate day, Set<String> ids) throws IOException, InterruptedException {
        try (MockPlayer app = new MockPlayer(book)) {
            app.record(file, day, book.only(ids));
        }
    }

    /** An app that has another code for profiles of nobody. */
    private void recordWithAnotherCode(Path file) throws IOException, InterruptedException {
        try (MockPlayer app = new MockPlayer(book)) {
            app.im().overrides().add(CallOverride.of("profile/portrait_set").answer(ImError.PROFILE_INTERNAL));
            app.record(file, DAY, book.scenarios());
        }
    }

    private static Path known(Path folder, String text) throws IOException {
        return Files.writeString(folder.resolve("known.yaml"), text);
    }
}
