package io.github.usersig.webclient;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** Clients beside the two that everything is tried with: older ones, one of another name, and the small one. */
@Tag("once")
class OtherClientsIT {

    @Nested
    @Uses(ClientKind.NODE_3_4)
    class Chat34InNode extends SmokeContract {}

    @Nested
    @Uses(ClientKind.PAGE_3_2)
    class Chat32InChromium extends SmokeContract {}

    @Nested
    @Uses(ClientKind.TIM_JS)
    class TimJsInChromium extends SmokeContract {}

    @Nested
    @Uses(ClientKind.LITE)
    class LiteChatInChromium extends SmokeContract {}
}
