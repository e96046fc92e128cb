package io.github.usersig;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;
import static org.quicktheories.generators.SourceDSL.strings;

import com.sun.management.ThreadMXBean;
import io.github.usersig.Verification.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quicktheories.core.Gen;

/** What issuers get wrong, done by hand with the JDK's parts, to UserSigs of random users, times and keys. */
@DisplayName("A verifier that has the key names the issuer's mistake")
class IssuerMistakesTest {

    private static final long SDK_APP_ID = 1400000000L;

    /** One way to get it wrong, and words that name it. */
    private enum Mistake {
        LITERAL_LINE_FEEDS(70009, "a backslash and an n") {
            @Override
            String text(Issue issue) {
                return super.text(issue).replace("\n", "\\n");
            }
        },
        NO_LAST_LINE_FEED(70009, "without its last line feed") {
            @Override
            String text(Issue issue) {
                return super.text(issue).stripTrailing();
            }
        },
        WINDOWS_LINE_ENDS(70009, "CR and LF") {
            @Override
            String text(Issue issue) {
                return super.text(issue).replace("\n", "\r\n");
            }
        },
        JSON_ORDER(70009, "in the order TLS.identifier, TLS.sdkappid, TLS.expire, TLS.time") {
            @Override
            String text(Issue issue) {
                return "TLS.identifier:%s\nTLS.sdkappid:%d\nTLS.expire:%d\nTLS.time:%d\n"
                        .formatted(issue.user, SDK_APP_ID, issue.expire, issue.time);
            }
        },
        V1_TEXT(70009, "the legacy (v1) form") {
            @Override
            String text(Issue issue) {
                return """
                        TLS.appid_at_3rd:0
                        TLS.account_type:0
                        TLS.identifier:%s
                        TLS.sdk_appid:%d
                        TLS.time:%d
                        TLS.expire_after:%d
                        """.formatted(issue.user, SDK_APP_ID, issue.time, issue.expire);
            }
        },
        MILLISECONDS_SIGNED(70009, "a time in milliseconds, and the JSON has seconds") {
            @Override
            String text(Issue issue) {
                return RawSig.signingText(
                        issue.user, SDK_APP_ID, issue.time * 1000 + issue.expire % 1000, issue.expire);
            }
        },
        MILLISECONDS_IN_JSON(70009, "a time in seconds, and the JSON has milliseconds") {
            @Override
            String json(Issue issue, String signature) {
                return super.json(new Issue(issue.user, issue.time * 1000 + 7, issue.expire, issue.key), signature);
            }
        },
        VALIDITY_IN_MILLISECONDS(70009, "another TLS.expire") {
            @Override
            String text(Issue issue) {
                return RawSig.signingText(issue.user, SDK_APP_ID, issue.time, issue.expire * 1000);
            }
        },
        HEX(70009, "is in hex") {
            @Override
            String signature(Issue issue) {
                return HexFormat.of().formatHex(mac(issue.key.getBytes(UTF_8), text(issue)));
            }
        },
        BASE64_OF_HEX(70009, "the base64 of hex digits") {
            @Override
            String signature(Issue issue) {
                String hex = HexFormat.of().withUpperCase().formatHex(mac(issue.key.getBytes(UTF_8), text(issue)));
                return Base64.getEncoder().encodeToString(hex.getBytes(UTF_8));
            }
        },
        SIGNATURE_IN_BASE64_TWICE(70009, "base64 applied twice") {
            @Override
            String signature(Issue issue) {
                return Base64.getEncoder().encodeToString(super.signature(issue).getBytes(UTF_8));
            }
        },
        HEX_AND_LITERAL_LINE_FEEDS(70009, "a backslash and an n") {
            @Override
            String text(Issue issue) {
                return LITERAL_LINE_FEEDS.text(issue);
            }

            @Override
            String signature(Issue issue) {
                return HEX.signatureOf(mac(issue.key.getBytes(UTF_8), text(issue)));
            }
        },
        KEY_DECODED_FROM_HEX(70009, "decoded from hex") {
            @Override
            String signature(Issue issue) {
                return signatureOf(mac(HexFormat.of().parseHex(issue.key), text(issue)));
            }
        },
        KEY_WITH_A_LINE_BREAK(70009, "ends in a line break") {
            @Override
            String signature(Issue issue) {
                return signatureOf(mac((issue.key + "\n").getBytes(UTF_8), text(issue)));
            }
        },
        SIGNATURE_IN_BASE64URL(70003, "it has - _ or *") {
            @Override
            String signature(Issue issue) {
                byte[] mac = mac(issue.key.getBytes(UTF_8), text(issue));
                String text = Base64.getUrlEncoder().encodeToString(mac);
                return text.indexOf('-') >= 0 || text.indexOf('_') >= 0 ? text : "-" + text.substring(1);
            }
        },
        SDK_APP_ID_AS_TEXT(70003, "TLS.sdkappid is a text") {
            @Override
            String json(Issue issue, String signature) {
                return super.json(issue, signature).replace("" + SDK_APP_ID, "\"" + SDK_APP_ID + "\"");
            }
        },
        GZIP(70003, "compressed with gzip") {
            @Override
            String pack(String json) {
                return RawSig.swap(through(json, GZIPOutputStream::new));
            }
        },
        RAW_DEFLATE(70003, "raw deflate stream") {
            @Override
            String pack(String json) {
                return RawSig.swap(through(json, out -> new DeflaterOutputStream(out, new Deflater(9, true))));
            }
        },
        NOT_COMPRESSED(70003, "is not compressed") {
            @Override
            String pack(String json) {
                return RawSig.swap(json.getBytes(UTF_8));
            }
        },
        BASE64_TWICE(70003, "base64 applied twice") {
            @Override
            String pack(String json) {
                return RawSig.swap(super.pack(json).getBytes(UTF_8));
            }
        },
        BASE64URL(70003, "base64url") {
            @Override
            String pack(String json) {
                return Base64.getUrlEncoder().withoutPadding().encodeToString(withBothSpecialCharacters(json));
            }
        },
        URL_ENCODED(70003, "URL-encoded once more") {
            @Override
            String pack(String json) {
                return RawSig.swap(withBothSpecialCharacters(json))
                        .replace("*", "%2A")
                        .replace("-", "%2D");
            }
        },
        SPACES(70003, "has spaces where * or + were") {
            @Override
            String pack(String json) {
                return RawSig.swap(withBothSpecialCharacters(json)).replace('*', ' ');
            }
        },
        QUOTES(70003, "has quotes around it") {
            @Override
            String pack(String json) {
                return "\"" + super.pack(json) + "\"";
            }
        };

        private final int code;
        private final String named;

        Mistake(int code, String named) {
            this.code = code;
            this.named = named;
        }

        String text(Issue issue) {
            return RawSig.signingText(issue.user, SDK_APP_ID, issue.time, issue.expire);
        }

        String signature(Issue issue) {
            return signatureOf(mac(issue.key.getBytes(UTF_8), text(issue)));
        }

        String signatureOf(byte[] mac) {
            return this == HEX
                    ? HexFormat.of().formatHex(mac)
                    : Base64.getEncoder().encodeToString(mac);
        }

        String json(Issue issue, String signature) {
            return ("{\"TLS.ver\":\"2.0\",\"TLS.identifier\":\"%s\",\"TLS.sdkappid\":%d,\"TLS.expire\":%d,"
                            + "\"TLS.time\":%d,\"TLS.sig\":\"%s\"}")
                    .formatted(issue.user, SDK_APP_ID, issue.expire, issue.time, signature);
        }

        String pack(String json) {
            return RawSig.seal(json);
        }

        String issue(Issue issue) {
            return pack(json(issue, signature(issue)));
        }
    }

    private record Issue(String user, long time, long expire, String key) {}

    private static Gen<Issue> issues() {
        Gen<String> users = strings().betweenCodePoints('a', 'z').ofLengthBetween(1, 32);
        Gen<Long> times = longs().between(1_400_000_000L, 2_500_000_000L);
        Gen<Long> validities = longs().between(60, Duration.ofDays(3650).toSeconds());
        return users.zip(times, validities, (user, time, expire) -> new Issue(user, time, expire, ""))
                .zip(keys(), (issue, key) -> new Issue(issue.user, issue.time, issue.expire, key));
    }

    private static Gen<String> keys() {
        return longs().all()
                .zip(
                        longs().all(),
                        longs().all(),
                        longs().all(),
                        (a, b, c, d) -> HexFormat.of().toHexDigits(a)
                                + HexFormat.of().toHexDigits(b)
                                + HexFormat.of().toHexDigits(c)
                                + HexFormat.of().toHexDigits(d));
    }

    private static Verification verify(String text, Issue issue, String key) {
        return UserSigVerifier.of(SdkApp.of(SDK_APP_ID, key))
                .verify(text, issue.user, Instant.ofEpochSecond(issue.time));
    }

    @ParameterizedTest
    @EnumSource(Mistake.class)
    @DisplayName("whoever it was issued for, whenever and with whatever key, and shows neither key nor UserSig")
    void namesTheMistake(Mistake mistake) {
        qt().withExamples(60).forAll(issues()).checkAssert(issue -> {
            String text = mistake.issue(issue);
            Refused refused = Samples.refusal(verify(text, issue, issue.key));
            assertThat(refused.code()).as(refused.reason()).isEqualTo(mistake.code);
            assertThat(refused.field() + " " + refused.reason())
                    .contains(mistake.named)
                    .doesNotContain(issue.key)
                    .doesNotContain(text);
        });
    }

    @Test
    @DisplayName("of one issue that has two of them: both")
    void namesTwoMistakesOfOneIssue() {
        Issue issue = new Issue("alice", 1_600_000_000L, 300, Samples.KEY);
        assertThat(verify(Mistake.HEX_AND_LITERAL_LINE_FEEDS.issue(issue), issue, issue.key)
                        .reason())
                .isEqualTo("the signature does not match: signed with the key of SDKAppID 1400000000, but the signature"
                        + " is of a text with a backslash and an n for each line feed: use the character LF (0x0A); and"
                        + " its signature is in hex: write the 32 bytes of the HMAC in standard base64");
    }

    @ParameterizedTest
    @EnumSource(Mistake.class)
    @DisplayName("but none of the signature if the key is another one, with or without a mistake")
    void neverTakesAWrongKeyForAMistake(Mistake mistake) {
        qt().withExamples(30)
                .forAll(issues(), keys())
                .assuming((issue, key) -> !issue.key.equals(key))
                .checkAssert((issue, other) -> {
                    String right = UserSigIssuer.of(SdkApp.of(SDK_APP_ID, issue.key))
                            .forUser(issue.user)
                            .issuedAt(Instant.ofEpochSecond(issue.time))
                            .validFor(Duration.ofSeconds(issue.expire))
                            .issue()
                            .text();
                    for (String text : new String[] {right, mistake.code == 70009 ? mistake.issue(issue) : right}) {
                        assertThat(verify(text, issue, other).reason())
                                .isEqualTo("the signature does not match: signed with another key than that of SDKAppID"
                                        + " 1400000000, or changed afterwards");
                    }
                });
    }

    @Test
    @DisplayName("milliseconds for seconds throughout are accepted, as nobody checks, and told")
    void tellsMillisecondsThatAreAccepted() {
        String text = UserSigIssuer.of(Samples.APP)
                .forUser("alice")
                .issuedAt(Instant.ofEpochSecond(1_600_000_000_000L))
                .issue()
                .text();
        Verification verification = UserSigVerifier.of(Samples.APP).verify(text, "alice", Samples.ISSUED);
        assertThat(verification.isAccepted()).isTrue();
        assertThat(verification.reason())
                .endsWith("; TLS.time is in milliseconds, by its size: write seconds, or it" + " hardly ever expires");
        UserSigVerifier strict = UserSigVerifier.builder(Samples.APP)
                .refuseIssuedInFuture(Duration.ofMinutes(5))
                .build();
        assertThat(strict.verify(text, "alice", Samples.ISSUED).reason()).contains("TLS.time is in milliseconds");
    }

    @Test
    @DisplayName("at a bounded cost: a bomb in gzip, in raw deflate or in two layers of base64 is not inflated")
    void isBoundedInCost() {
        String zeros = new String(new byte[20 << 20], ISO_8859_1);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (Mistake mistake : new Mistake[] {Mistake.GZIP, Mistake.RAW_DEFLATE, Mistake.BASE64_TWICE}) {
            String bomb = mistake.pack(zeros);
            String text = bomb.substring(0, Math.min(bomb.length(), 16_384) / 4 * 4);
            UnaryOperator<String> refusal =
                    it -> Samples.refusal(Samples.verify(it)).reason();
            assertThat(refusal.apply(text))
                    .as("the first time, classes are loaded")
                    .isNotEmpty();
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            assertThat(refusal.apply(text)).doesNotContain(mistake.named);
            assertThat(threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before)
                    .as("%s, bytes", mistake)
                    .isLessThan(256 << 10);
        }
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A zlib stream whose base64 has characters that differ between the alphabets: more white space until it has. */
    private static byte[] withBothSpecialCharacters(String json) {
        for (String more = ""; ; more += " ") {
            byte[] packed = RawSig.zlib((json + more).getBytes(UTF_8), 6);
            String text = Base64.getEncoder().encodeToString(packed);
            if (text.contains("+") && text.contains("/")) {
                return packed;
            }
        }
    }

    private interface Compressing {
        OutputStream over(OutputStream out) throws IOException;
    }

    private static byte[] through(String json, Compressing compressing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = compressing.over(bytes)) {
            out.write(json.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
