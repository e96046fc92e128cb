package io.github.usersig.mockim.server.internal.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.mockim.WebhookCommand;
import io.github.usersig.mockim.server.support.JsonView;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An app's answer to a webhook")
class AnswersTest {

    private static final String GOOD =
            "{\"ActionStatus\":\"OK\",\"ErrorCode\":0,\"ErrorInfo\":\"\",\"MsgBody\":[{\"MsgType\":\"TIMTextElem\"}]}";

    @Test
    @DisplayName("is good with its three fields, whatever else is in it")
    void isGoodWithItsThreeFields() {
        Answers.Read read = Answers.read(GOOD.getBytes(UTF_8));

        assertThat(read.isGood()).isTrue();
        assertThat(new JsonView(read.json(), GOOD).list("MsgBody")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "1",
                "\"OK\"",
                "{}",
                "{\"ActionStatus\":\"ok\",\"ErrorCode\":0,\"ErrorInfo\":\"\"}",
                "{\"ActionStatus\":\"OK\",\"ErrorCode\":0.0,\"ErrorInfo\":\"\"}",
                "{\"ActionStatus\":\"OK\",\"ErrorCode\":99999999999,\"ErrorInfo\":\"\"}",
                "{\"ActionStatus\":\"OK\",\"ErrorCode\":0,\"ErrorInfo\":null}",
                "{\"ActionStatus\":\"OK\",\"ErrorCode\":0,\"ErrorInfo\":\"\"} trailing"
            })
    @DisplayName("is none without them, and the reason quotes nothing of it")
    void isNoneWithoutThem(String text) {
        Answers.Read read = Answers.read(text.getBytes(UTF_8));

        assertThat(read.isGood()).isFalse();
        assertThat(read.fault()).contains("answer").doesNotContain("trailing", "99999999999");
    }

    @ParameterizedTest
    @EnumSource(WebhookCommand.class)
    @DisplayName("is read and decided on without an exception, whatever it is: 2,000 answers with random damage")
    void isReadWithoutAnExceptionHoweverDamaged(WebhookCommand command) {
        Random random = new Random(command.name().hashCode());
        BeforeRule rule = BeforeRule.of(command);
        for (int i = 0; i < 2_000; i++) {
            Answers.Read read = Answers.read(damage(random).getBytes(UTF_8));
            if (read.isGood() && rule.fault(read.json()).isEmpty()) {
                assertThat(rule.decide(read.json())).isNotNull();
            } else {
                assertThat(rule.withoutAnswer(random.nextBoolean())).isNotNull();
            }
        }
    }

    private static String damage(Random random) {
        StringBuilder text = new StringBuilder(GOOD);
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(0x110));
                case 1 -> text.insert(at, "{[\"0-\\u".charAt(random.nextInt(7)));
                default -> text.deleteCharAt(at);
            }
        }
        return text.toString();
    }
}
