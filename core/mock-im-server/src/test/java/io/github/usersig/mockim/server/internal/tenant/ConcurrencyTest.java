package io.github.usersig.mockim.server.internal.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.SdkApp;
import io.github.usersig.mockim.Account;
import io.github.usersig.mockim.JournalEntry;
import io.github.usersig.mockim.Message;
import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.server.MockImServer;
import io.github.usersig.mockim.server.support.RestCall;
import io.github.usersig.mockim.server.support.RestClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Used by many threads at once, the mock")
class ConcurrencyTest {

    private static final int THREADS = 8;
    private static final int EACH = 500;

    private static MockImServer server;

    @BeforeAll
    static void start() {
        server = MockImServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @DisplayName("loses no message, doubles none, and journals each once")
    void losesNoMessageAndDoublesNone() throws Exception {
        MockIm im = server.createTenant(SdkApp.random());
        im.importAccounts("alice", "bob");
        RestCall good = RestClient.of(im).call().command("openim/sendmsg");

        inParallel(thread -> {
            for (int i = 0; i < EACH; i++) {
                RestCall mine = RestClient.of(im)
                        .call()
                        .with("usersig", good.parameter("usersig"))
                        .command("openim/sendmsg")
                        .body("{\"From_Account\":\"alice\",\"To_Account\":\"bob\",\"MsgSeq\":" + thread
                                + ",\"MsgRandom\":" + i + ",\"MsgBody\":[{\"MsgType\":\"TIMTextElem\","
                                + "\"MsgContent\":{\"Text\":\"" + thread + "/" + i + "\"}}]}");
                assertThat(mine.code()).isZero();
            }
        });

        assertThat(im.messages("alice", "bob"))
                .hasSize(THREADS * EACH)
                .extracting(Message::text)
                .doesNotHaveDuplicates();
        assertThat(im.journal().of("openim/sendmsg").entries())
                .extracting(JournalEntry::number)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, THREADS * EACH).boxed().toList());
    }

    @Test
    @DisplayName("stores a message once that all threads send")
    void storesAMessageOnceThatAllThreadsSend() throws Exception {
        MockIm im = server.createTenant(SdkApp.random());
        im.importAccounts("alice", "bob");

        inParallel(thread -> assertThat(RestClient.of(im)
                        .call()
                        .command("openim/sendmsg")
                        .body("{\"From_Account\":\"alice\",\"To_Account\":\"bob\",\"MsgSeq\":1,\"MsgRandom\":2,"
                                + "\"MsgBody\":[{\"MsgType\":\"TIMFaceElem\",\"MsgContent\":{\"Index\":1}}]}")
                        .code())
                .isZero());

        assertThat(im.messages("alice", "bob")).hasSize(1);
    }

    @Test
    @DisplayName("gives each group message a MsgSeq of its own, without a gap, and joins each member once")
    void givesEachGroupMessageAMsgSeqOfItsOwn() throws Exception {
        MockIm im = server.createTenant(SdkApp.random());
        im.importAccounts(IntStream.range(0, EACH).mapToObj(i -> "u" + i).toArray(String[]::new));
        String groups = "group_open_http_svc/";
        String group = RestClient.of(im)
                .ask(groups + "create_group", "{\"Type\":\"Public\",\"Name\":\"g\"}")
                .text("GroupId");
        Set<Long> sequences = ConcurrentHashMap.newKeySet();
        AtomicInteger added = new AtomicInteger();

        inParallel(thread -> {
            for (int i = 0; i < EACH; i++) {
                sequences.add(RestClient.of(im)
                        .ask(
                                groups + "send_group_msg",
                                "{\"GroupId\":\"" + group + "\",\"Random\":" + (thread * EACH + i)
                                        + ",\"MsgBody\":[{\"MsgType\":\"TIMFaceElem\",\"MsgContent\":{\"Index\":1}}]}")
                        .longNumber("MsgSeq"));
                int result = RestClient.of(im)
                        .ask(
                                groups + "add_group_member",
                                "{\"GroupId\":\"" + group + "\",\"MemberList\":[{\"Member_Account\":\"u" + i + "\"}]}")
                        .number("MemberList.0.Result");
                added.addAndGet(result == 1 ? 1 : 0);
            }
        });

        assertThat(sequences)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, THREADS * EACH).boxed().toList());
        assertThat(added).hasValue(EACH);
    }

    @Test
    @DisplayName("imports each account once, whoever imports it")
    void importsEachAccountOnce() throws Exception {
        MockIm im = server.createTenant(SdkApp.random());

        inParallel(thread -> {
            for (int i = 0; i < EACH; i++) {
                im.importAccounts("shared-" + i, "of-" + thread + "-" + i);
            }
        });

        assertThat(im.accounts())
                .hasSize(1 + EACH + THREADS * EACH)
                .extracting(Account::userId)
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("creates and removes tenants without losing one")
    void createsAndRemovesTenantsWithoutLosingOne() throws Exception {
        int before = server.tenants().size();

        inParallel(thread -> {
            for (int i = 0; i < 100; i++) {
                MockIm im = server.createTenant(
                        SdkApp.builder(1_000_000L + thread * 1_000L + i).build());
                if (i % 2 == 0) {
                    im.remove();
                }
            }
        });

        assertThat(server.tenants()).hasSize(before + THREADS * 50);
    }

    private static void inParallel(IntConsumer work) throws InterruptedException, ExecutionException, TimeoutException {
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> futures = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int number = thread;
                futures.add(executor.submit(() -> work.accept(number)));
            }
            for (Future<?> future : futures) {
                future.get(60, TimeUnit.SECONDS);
            }
        } finally {
            executor.shutdownNow();
        }
    }
}
