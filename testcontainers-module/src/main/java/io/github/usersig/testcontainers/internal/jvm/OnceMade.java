package io.github.usersig.testcontainers.internal.jvm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.MountableFile;

/**
 * What is to be done to somebody's container once it is made and before it starts. Testcontainers tells that to subclasses only;
 * but for every container it then goes through the files that it is to copy, which is this map.
 */
@SuppressWarnings("serial") // nobody writes it anywhere
final class OnceMade extends LinkedHashMap<MountableFile, String> {

    private final GenericContainer<?> container;
    private final List<Consumer<String>> tasks = new ArrayList<>();

    private OnceMade(GenericContainer<?> container, Map<MountableFile, String> files) {
        super(files);
        this.container = container;
    }

    /** Has this done with the id of a container each time it is made, which it is not yet. */
    @SuppressWarnings("deprecation") // all versions that we support have them, and no other way to learn of that moment
    static void run(GenericContainer<?> container, Consumer<String> task) {
        Map<MountableFile, String> files = container.getCopyToFileContainerPathMap();
        OnceMade made = files instanceof OnceMade known ? known : new OnceMade(container, files);
        made.tasks.add(task);
        container.setCopyToFileContainerPathMap(made);
    }

    @Override
    public void forEach(BiConsumer<? super MountableFile, ? super String> action) {
        String containerId = container.getContainerId();
        if (containerId != null) {
            tasks.forEach(task -> task.accept(containerId));
        }
        super.forEach(action);
    }
}
