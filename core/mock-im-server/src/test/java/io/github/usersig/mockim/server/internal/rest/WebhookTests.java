package io.github.usersig.mockim.server.internal.rest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A world whose webhooks an app receives. */
@ExtendWith(World.Maker.class)
abstract class WebhookTests {

    final Receiver app = new Receiver();
    World world;

    @BeforeEach
    void start(World newWorld) {
        world = newWorld;
        world.im.webhooks(app.settings());
    }

    @AfterEach
    void stop() {
        world.im.remove();
        app.close();
    }
}
