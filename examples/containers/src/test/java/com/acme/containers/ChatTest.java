package com.acme.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.tencentyun.TLSSigAPIv2;
import io.github.doocs.im.ImClient;
import io.github.doocs.im.model.request.AccountCheckItem;
import io.github.doocs.im.model.request.AccountCheckRequest;
import io.github.doocs.im.model.response.AccountCheckResultItem;
import io.github.usersig.testcontainers.MockImContainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;

@Testcontainers(disabledWithoutDocker = true)
class ChatTest {

    @Container
    static final MockImContainer im = new MockImContainer().withAccounts("alice", "bob");

    /** The REST client calls by HTTPS, and trusts what its JVM trusts. */
    @BeforeAll
    static void trustTheMock(@TempDir Path folder) {
        Path trusted = folder.resolve("mock-im.p12");
        im.tls().writeTrustStore(trusted);
        System.setProperty("javax.net.ssl.trustStore", trusted.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", "changeit");
    }

    @Test
    void acceptsUserSigsOfTheOfficialSigner() {
        TLSSigAPIv2 signer = new TLSSigAPIv2(im.getApp().sdkAppId(), im.getApp().secretKey());

        assertThat(im.mockIm().login("alice", signer.genUserSig("alice", 3600)).isAccepted())
                .isTrue();
    }

    @Test
    void answersTheRestClient() throws IOException {
        ImClient client = new ImClient(
                im.getApp().sdkAppId(),
                "administrator",
                im.getApp().secretKey(),
                "localhost:" + im.getTlsEndpoint().getPort());

        List<AccountCheckResultItem> results = client.account
                .accountCheck(AccountCheckRequest.builder()
                        .checkItemList(List.of(new AccountCheckItem("alice"), new AccountCheckItem("nobody")))
                        .build())
                .getResultItems();

        assertThat(results)
                .extracting(AccountCheckResultItem::getAccountStatus)
                .containsExactly("Imported", "NotImported");
    }
}
