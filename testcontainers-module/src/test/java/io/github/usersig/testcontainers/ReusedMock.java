package io.github.usersig.testcontainers;

import io.github.usersig.UserSig;
import io.github.usersig.mockim.Account;
import java.util.List;

/** Starts a mock that may be reused, twice, and leaves it running. The argument is an account to import. */
final class ReusedMock {

    private ReusedMock() {}

    public static void main(String[] arguments) {
        MockImContainer first = container();
        MockImContainer second = container();
        second.mockIm().importAccounts(arguments[0]);
        List<String> accounts =
                first.mockIm().accounts().stream().map(Account::userId).toList();
        System.out.println("containers " + first.getContainerId() + " " + second.getContainerId());
        System.out.println("accounts " + accounts);
        System.out.println("token " + first.getControlToken().equals(second.getControlToken()) + " "
                + UserSig.fingerprint(first.getControlToken()));
        first.reset();
        System.out.println("accounts after reset "
                + first.mockIm().accounts().stream().map(Account::userId).toList());
        second.mockIm().importAccounts(arguments[0]);
        System.exit(0);
    }

    @SuppressWarnings("resource") // left running: that is what it is about
    private static MockImContainer container() {
        MockImContainer container = new MockImContainer()
                .withAccounts("alice")
                .withSeed("{\"accounts\": [\"bob\"]}")
                .withReuse(true);
        container.start();
        return container;
    }
}
