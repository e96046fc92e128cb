package io.github.usersig.mockim.server.internal.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.usersig.SdkApp;
import io.github.usersig.mockim.server.internal.sdk.Packet.MalformedException;
import io.github.usersig.mockim.server.internal.tenant.Device;
import io.github.usersig.mockim.server.internal.tenant.Session.Credential;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A packet")
class PacketTest {

    @Test
    @DisplayName("is answered with its servcmd and seq")
    void isAnsweredWithItsServcmdAndSeq() throws MalformedException {
        Packet packet = Packet.parse(
                "{\"head\":{\"servcmd\":\"openim.sendmsg\",\"seq\":38119841},\"body\":{}}".getBytes(UTF_8));

        assertThat(packet.command()).isEqualTo("openim/sendmsg");
        assertThat(new String(packet.answer("{\"ErrorCode\":0}", 17), UTF_8))
                .isEqualTo(
                        "{\"head\":{\"servcmd\":\"openim.sendmsg\",\"seq\":38119841,\"time\":17},\"body\":{\"ErrorCode\":0}}");
    }

    @Test
    @DisplayName("that is small and would unfold to hundreds of megabytes is refused")
    void isRefusedIfItWouldUnfoldToHundredsOfMegabytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("COMP".getBytes(UTF_8));
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < 256; i++) {
                gzip.write(new byte[1024 * 1024]);
            }
        }

        assertThatThrownBy(() -> Packet.parse(bytes.toByteArray()))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("holds over");
    }

    @FuzzTest
    @DisplayName("is read, or refused in words that repeat nothing of it")
    void isReadOrRefusedWithoutRepeatingIt(byte[] frame) {
        try {
            Packet packet = Packet.parse(frame);
            assertThat(packet.command()).isNotNull();
            assertThat(packet.answer("{}", 0)).isNotEmpty();
        } catch (MalformedException e) {
            assertThat(e).hasMessageMatching("[a-zA-Z0-9 ,.:]+");
        }
    }

    @FuzzTest
    @DisplayName("with an A2 that this mock did not sign comes to nothing")
    void comesToNothingWithAForgedTicket(byte[] a2) {
        assertThat(Ticket.read(SdkApp.of(1400000000, "key"), new String(a2, UTF_8)))
                .isEmpty();
    }

    @Test
    @DisplayName("with an A2 says who logged in, as long as not a character of it is changed, and to this app only")
    void saysByItsTicketWhoLoggedIn() {
        SdkApp app = SdkApp.of(1400000000, "key");
        Ticket ticket = new Ticket("al.ice", Device.WEB, "i", 7, new Credential(1, 2, -3, "abc"));
        String a2 = ticket.sign(app);

        assertThat(Ticket.read(app, a2)).contains(ticket);
        assertThat(Ticket.read(SdkApp.of(1400000000, "another key"), a2)).isEmpty();
        for (int i = 0; i < a2.length() - 1; i++) { // the very last has bits that do not count
            char other = a2.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(Ticket.read(app, a2.substring(0, i) + other + a2.substring(i + 1)))
                    .isEmpty();
        }
    }
}
