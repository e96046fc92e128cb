package io.github.usersig.compatibility.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.UserSigIssuer;
import io.github.usersig.mockim.server.MockImServer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A call of the REST API with the HTTP client")
class HttpClientsTest {

    private static final String ADMIN = "ops+im";
    private static final SdkApp APP = SdkApp.random().withAdmins(List.of(ADMIN));

    private static MockImServer server;
    private static Call call;

    @BeforeAll
    static void start() {
        server = MockImServer.builder().app(APP).start();
        call = new Call(server.endpoint(), APP.sdkAppId(), ADMIN, userSigWithAStar());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    @DisplayName("is answered if UserID and UserSig are encoded once")
    void isAnsweredIfEncodedOnce(Client client) throws Exception {
        assertThat(client.right(call)).contains("\"ErrorCode\":0", "\"AccountStatus\":\"NotImported\"");
    }

    @ParameterizedTest
    @EnumSource(Client.class)
    @DisplayName("is refused in a wrong way that is common, and told what is wrong")
    void isToldWhatIsWrong(Client client) throws Exception {
        String answer = client.wrong(call);

        assertThat(answer).contains("\"ErrorCode\":" + client.code()).contains(client.reason());
    }

    private static String userSigWithAStar() {
        for (int second = 0; ; second++) {
            String text = UserSigIssuer.of(APP)
                    .forUser(ADMIN)
                    .issuedAt(Instant.now().minusSeconds(second))
                    .issue()
                    .text();
            if (text.contains("*")) {
                return text;
            }
        }
    }
}
