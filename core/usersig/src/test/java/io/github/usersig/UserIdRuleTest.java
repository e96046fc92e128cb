package io.github.usersig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("UserIdRule")
class UserIdRuleTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            # UserID     strict  printable  any
            alice,       true,   true,      true
            Al_i-c3,     true,   true,      true
            'al ice',    false,  true,      true
            a@b.c,       false,  true,      true
            '~',         false,  true,      true
            用户_é,       false,  false,     true
            😀,          false,  false,     true
            """)
    @DisplayName("allows one alphabet or another")
    void allowsOneAlphabetOrAnother(String userId, boolean strict, boolean printable, boolean any) {
        assertThat(UserIdRule.STRICT.violation(userId).isEmpty()).isEqualTo(strict);
        assertThat(UserIdRule.PRINTABLE_ASCII.violation(userId).isEmpty()).isEqualTo(printable);
        assertThat(UserIdRule.ANY_TEXT.violation(userId).isEmpty()).isEqualTo(any);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("allows 1 to 32 bytes")
    void allows1To32Bytes(UserIdRule rule) {
        assertThat(rule.violation("")).get().asString().contains("empty");
        assertThat(rule.violation("a".repeat(32))).isEmpty();
        assertThat(rule.violation("a".repeat(33))).get().asString().contains("longer than 32 bytes");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("never allows a control character")
    void refusesControlCharacters(UserIdRule rule) {
        assertThat(rule.violation("a\nb")).get().asString().contains("\\u000a", "position 1");
        assertThat(rule.violation("a\u007f")).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("never allows half a surrogate pair")
    void refusesHalfASurrogatePair(UserIdRule rule) {
        assertThat(rule.violation("\ud83d")).isPresent();
        assertThat(rule.violation("\ud83dx")).isPresent();
        assertThat(rule.violation("\ude00")).isPresent();
    }

    @Test
    @DisplayName("counts bytes of UTF-8, not characters")
    void countsBytesOfUtf8() {
        assertThat(UserIdRule.ANY_TEXT.violation("用".repeat(10))).isEmpty();
        assertThat(UserIdRule.ANY_TEXT.violation("用".repeat(11))).isPresent();
    }

    @Test
    @DisplayName("as a requirement names the fault, what is allowed, and the SDK's code")
    void namesTheFaultWhatIsAllowedAndTheCode() {
        assertThat(UserIdRule.STRICT.require("alice")).isEqualTo("alice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserIdRule.STRICT.require("al ice"))
                .withMessage("UserID \"al ice\" has ' ' at position 2: allowed are A-Z, a-z, 0-9, _ and -"
                        + " (7003 SDK_USERID_ILLEGAL)");
    }
}
