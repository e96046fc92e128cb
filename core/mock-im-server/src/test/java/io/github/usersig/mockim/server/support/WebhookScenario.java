package io.github.usersig.mockim.server.support;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A world whose webhooks an app receives. */
@ExtendWith(World.Maker.class)
public abstract class WebhookScenario {

    protected final Receiver app = new Receiver();
    protected World world;

    @BeforeEach
    final void start(World newWorld) {
        world = newWorld;
        world.im.webhooks().settings(app.settings());
    }

    @AfterEach
    final void stop() {
        world.im.remove();
        app.close();
    }
}
