/** As a test module of a user's. */
module com.acme.modular {
    requires io.github.usersig;
    requires io.github.usersig.clock;
    requires io.github.usersig.junit5;
    requires io.github.usersig.mockim;
}
