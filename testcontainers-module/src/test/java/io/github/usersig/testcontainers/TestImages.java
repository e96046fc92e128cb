package io.github.usersig.testcontainers;

import com.github.dockerjava.api.command.BuildImageResultCallback;
import io.github.usersig.testcontainers.internal.engine.Engine;
import io.github.usersig.testcontainers.internal.image.BuildFolder;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Images made for a test: there is no registry to fetch any from. */
public final class TestImages {

    private TestImages() {}

    public static void build(String name, BuildFolder folder, String dockerfile) throws IOException {
        folder.write("Dockerfile", dockerfile);
        try (InputStream context = folder.toTar()) {
            Engine.client()
                    .buildImageCmd(context)
                    .withTags(Set.of(name))
                    .withRemove(true)
                    .exec(new BuildImageResultCallback())
                    .awaitImageId(60, TimeUnit.SECONDS);
        }
    }

    public static void remove(String name) {
        Engine.client().removeImageCmd(name).withForce(true).exec();
    }
}
