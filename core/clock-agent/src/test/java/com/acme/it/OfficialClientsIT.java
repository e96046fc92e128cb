package com.acme.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.tencentyun.TLSSigAPIv2;
import io.github.doocs.im.ImClient;
import io.github.usersig.clock.AppClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Tencent's signer and the community's REST client follow the clock, unchanged")
class OfficialClientsIT {

    private static final long SDK_APP_ID = 1400000000;
    private static final String KEY = "5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e";

    private final AppClock clock = AppClock.get();

    @AfterEach
    void restore() {
        clock.restore();
    }

    @Test
    @DisplayName("tls-sig-api-v2 signs with the moved time")
    void signsWithTheMovedTime() throws Exception {
        TLSSigAPIv2 signer = new TLSSigAPIv2(SDK_APP_ID, KEY);
        clock.freezeAt(Instant.parse("2027-01-01T00:00:00Z"));

        assertThat(issuedAt(signer.genUserSig("alice", 60))).isEqualTo("2027-01-01T00:00:00Z");
    }

    @Test
    @DisplayName("im-server-sdk-java keeps its cached UserSig, and makes a new one when it has expired")
    void renewsTheCachedUserSigOnceItHasExpired() throws Exception {
        ImClient client = new ImClient(SDK_APP_ID, "administrator", KEY);
        String first = userSigOf(client);
        clock.advance(Duration.ofHours(1));
        assertThat(userSigOf(client)).isEqualTo(first);

        clock.advance(Duration.ofDays(400));
        String second = userSigOf(client);
        assertThat(second).isNotEqualTo(first);
        assertThat(Duration.between(issuedAt(first), issuedAt(second)))
                .isCloseTo(Duration.ofDays(400).plusHours(1), Duration.ofMinutes(1));
    }

    private static String userSigOf(ImClient client) {
        Matcher url = Pattern.compile("usersig=([^&]+)").matcher(client.getUrl("openim", "sendmsg"));
        assertThat(url.find()).isTrue();
        return url.group(1);
    }

    /** The time that a UserSig says it was issued at. */
    private static Instant issuedAt(String userSig) throws DataFormatException {
        byte[] deflated = Base64.getDecoder()
                .decode(userSig.replace('*', '+').replace('-', '/').replace('_', '='));
        Inflater inflater = new Inflater();
        inflater.setInput(deflated);
        byte[] json = new byte[2048];
        int length = inflater.inflate(json);
        inflater.end();
        Matcher time =
                Pattern.compile("\"TLS.time\":(\\d+)").matcher(new String(json, 0, length, StandardCharsets.UTF_8));
        assertThat(time.find()).isTrue();
        return Instant.ofEpochSecond(Long.parseLong(time.group(1)));
    }
}
