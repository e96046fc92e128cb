package io.github.usersig.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The load generator")
class AnswersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\n{\"OK\"}",
                "HTTP/1.1 200 OK\r\nContent-Length:6\r\nX: y\r\n\r\n{\"OK\"}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n{\"OK\"}\r\n0\r\n\r\n"
            })
    @DisplayName("counts an answer when its last byte is there")
    void countsAnAnswerWhenItsLastByteIsThere(String answer) throws IOException {
        byte[] bytes = answer.getBytes(US_ASCII);
        for (int length = 0; length < bytes.length; length++) {
            assertThat(Answers.isWhole(bytes, length)).as("%s bytes", length).isFalse();
        }
        assertThat(Answers.isWhole(bytes, bytes.length)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 500 Bad\r\nContent-Length: 6\r\n\r\n{\"OK\"}",
                "HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n{\"FAIL\"}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{no}\r\n0\r\n\r\n"
            })
    @DisplayName("fails at an answer that does not say OK")
    void failsAtAnAnswerThatDoesNotSayOk(String answer) {
        byte[] bytes = answer.getBytes(US_ASCII);
        assertThatThrownBy(() -> Answers.isWhole(bytes, bytes.length))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("answered HTTP/1.1 ");
    }
}
