package io.github.usersig.mockim.server.internal.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of long merged messages")
class LongMergersTest {

    @Test
    @DisplayName("the newest thousand stay")
    void theNewestThousandStay() {
        LongMergers mergers = new LongMergers(1_000_000);
        List<String> keys = new ArrayList<>();
        for (int i = 0; i <= LongMergers.MOST; i++) {
            keys.add(mergers.put("[" + i + "]"));
        }
        assertThat(mergers.find(keys.get(0))).isNull();
        assertThat(mergers.find(keys.get(1))).isEqualTo("[1]");
        assertThat(mergers.size()).isEqualTo(LongMergers.MOST);
        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("the newest stay that there is room for, and one at least")
    void theNewestStayThatThereIsRoomFor() {
        LongMergers mergers = new LongMergers(10);
        String first = mergers.put("[1,2,3]");
        String second = mergers.put("[4,5,6]");
        assertThat(mergers.find(first)).isNull();
        assertThat(mergers.find(second)).isEqualTo("[4,5,6]");

        String third = mergers.put("[\"longer than all\"]");
        assertThat(mergers.find(second)).isNull();
        assertThat(mergers.find(third)).isEqualTo("[\"longer than all\"]");
    }
}
