package io.github.usersig.mockim.server.internal.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.usersig.SdkApp;
import io.github.usersig.UserSig;
import io.github.usersig.UserSigIssuer;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What must be shown nowhere")
class SecretsTest {

    private static final SdkApp APP = SdkApp.random();
    private static final String SIG = UserSigIssuer.of(APP).issue("alice").text();
    private static final String USUAL = SIG.replace('*', '+').replace('-', '/').replace('_', '=');

    /** As it is written in URLs, by JSON writers of this language and others, and in the usual letters. */
    static Stream<String> spellings() {
        return Stream.of(
                SIG,
                URLEncoder.encode(SIG, UTF_8),
                SIG.replace("*", "%2A").replace("-", "%2d").replace("_", "%5F"),
                USUAL,
                URLEncoder.encode(USUAL, UTF_8),
                USUAL.replace("/", "\\/"),
                USUAL.replace("=", "\\u003d").replace("+", "\\u002B"));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    @DisplayName("is a UserSig, however it is written and whatever is around it")
    void isAUserSigHoweverItIsWritten(String sig) {
        for (String around :
                new String[] {"<>", " < ", "\"<\"", "?usersig=<&a=b", "%3D<", "\\n<\\n", "abc<", "/<", "(<)<"}) {
            String before = around.substring(0, around.indexOf('<'));

            String masked = new Secrets().mask(around.replace("<", sig));

            assertThat(masked).as(around).startsWith(before + "***").doesNotContain(sig.substring(10, 60));
        }
    }

    @Test
    @DisplayName("is every UserSig, of any user and any time")
    void isEveryUserSig() {
        UserSigIssuer issuer = UserSigIssuer.of(APP);
        Random random = new Random(1);
        assertThat(IntStream.range(0, 2_000).mapToObj(i -> {
                    byte[] name = new byte[1 + random.nextInt(32)];
                    for (int j = 0; j < name.length; j++) {
                        name[j] = (byte) ('!' + random.nextInt(90));
                    }
                    UserSig sig = issuer.issue(new String(name, UTF_8));
                    return new Secrets().mask("x" + sig.text());
                }))
                .containsOnly("x***");
    }

    @Test
    @DisplayName("is no other data in Base64, be it as long as it may")
    void isNoOtherDataInBase64() {
        byte[] data = new byte[3_000_000];
        new Random(2).nextBytes(data);
        String base64 = Base64.getEncoder().encodeToString(data);
        String run = "eJw".repeat(1_000_000);

        assertThat(new Secrets().mask("data:image/png;base64," + base64)).endsWith(base64);
        assertThat(new Secrets().mask("x" + run)).isEqualTo("x" + run);
        assertThat(new Secrets().mask("%".repeat(1_000_000) + "eJ\\")).hasSize(1_000_003);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456789abcdef", "a throw-away key", "with \"quotes\" \\ and / in it", "密钥 of ours"})
    @DisplayName("is a key that was added, however JSON and URLs write it")
    void isAKeyThatWasAdded(String key) {
        Secrets secrets = new Secrets();
        secrets.add(key);
        String json = TextNode.valueOf(key).toString();

        for (String spelled : new String[] {
            key,
            json.substring(1, json.length() - 1),
            URLEncoder.encode(key, UTF_8),
            URLEncoder.encode(key, UTF_8).replace("+", "%20")
        }) {
            assertThat(secrets.mask("<" + spelled + ">" + spelled)).isEqualTo("<***>***");
        }
        assertThat(secrets.mask("nothing of it")).isEqualTo("nothing of it");
    }

    @Test
    @DisplayName("is a long key also where a message has cut it off, but not the words that a short one begins with")
    void isALongKeyAlsoWhereItIsCutOff() {
        Secrets secrets = new Secrets();
        String key = APP.secretKey();
        secrets.add(key);
        secrets.add("the key of our tests");

        assertThat(secrets.mask("<" + key.substring(0, 48) + "...>" + key + key + key.substring(0, 31)))
                .isEqualTo("<***...>******" + key.substring(0, 31));
        assertThat(secrets.mask("the key of our tenants")).isEqualTo("the key of our tenants");
    }

    @Test
    @DisplayName("is no text so short that it is part of any word, and is forgotten only after a thousand others")
    void isNoShortTextAndNotForgotten() {
        Secrets secrets = new Secrets("a token for good");
        secrets.add("");
        secrets.add("short");
        secrets.add("the first key");
        IntStream.range(0, 999).forEach(i -> secrets.add("another key " + (1000 + i)));

        assertThat(secrets.mask("short, the first key")).isEqualTo("short, ***");
        secrets.add("one more key");
        assertThat(secrets.mask("the first key, one more key, a token for good"))
                .isEqualTo("the first key, ***, ***");
    }
}
