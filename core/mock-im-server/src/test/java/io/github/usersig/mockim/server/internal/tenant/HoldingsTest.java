package io.github.usersig.mockim.server.internal.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What fills the heap")
class HoldingsTest {

    @Test
    @DisplayName("is told while tenants take more")
    void isToldWhileTenantsTakeMore() {
        Tenants tenants = new Tenants(10);
        SdkApp app = SdkApp.random();
        tenants.create(app);
        Tenant tenant = tenants.get(app.sdkAppId());
        Thread writing = new Thread(() -> {
            for (int i = 0; i < 5_000; i++) {
                String userId = "user" + i;
                tenant.exclusively(() -> tenant.state().chats().between(userId, "bob"));
            }
        });
        writing.start();
        Set<String> told = new HashSet<>();
        do {
            told.add(tenants.holdings());
        } while (writing.isAlive());

        assertThat(told).anyMatch(each -> each.contains("The tenant " + app.sdkAppId()));
        assertThat(tenants.holdings()).contains("The tenant " + app.sdkAppId() + " holds 0 messages");
    }
}
