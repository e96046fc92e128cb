package io.github.usersig.testcontainers.internal.jvm;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.NotFoundException;
import io.github.usersig.testcontainers.internal.engine.Engine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.testcontainers.containers.GenericContainer;

/**
 * The environment variable from which every JVM takes options. It may have a value by the container's image, or by {@code
 * withEnv}, before or after ours: so options are added when the engine is asked for the container, to all that is there by then.
 */
final class JavaToolOptions {

    private static final String NAME = "JAVA_TOOL_OPTIONS=";
    private static final Pattern NOTHING = Pattern.compile("(?!)");

    private JavaToolOptions() {}

    /** Adds options, once each, to those of a container that is not made yet. */
    static void add(GenericContainer<?> container, String... options) {
        container.withCreateContainerCmdModifier(command -> add(command, NOTHING, options));
    }

    /** Adds an option to those of a container that is not made yet, unless it has one like that. */
    static void add(GenericContainer<?> container, Pattern alike, String option) {
        container.withCreateContainerCmdModifier(command -> add(command, alike, option));
    }

    private static void add(CreateContainerCmd command, Pattern alike, String... options) {
        String image = command.getImage();
        List<String> environment = stream(command.getEnv()).toList();
        if (alike.matcher(value(environment.stream(), () -> "")).find()) {
            return;
        }
        command.withEnv(
                with(environment, () -> Engine.ask("look into the image " + image, () -> ofImage(image)), options));
    }

    private static List<String> ofImage(String image) {
        try {
            var config = Engine.client().inspectImageCmd(image).exec().getConfig();
            return config == null ? List.of() : stream(config.getEnv()).toList();
        } catch (NotFoundException e) {
            return List.of(); // which the engine says itself when it is to make the container
        }
    }

    /**
     * An environment with these options in it.
     *
     * @param environment what the container is given
     * @param ofImage what it has from its image, where the former says nothing else
     */
    static List<String> with(List<String> environment, Supplier<List<String>> ofImage, String... options) {
        String value = value(environment.stream(), () -> value(ofImage.get().stream(), () -> ""));
        List<String> all = new ArrayList<>(List.of(value.strip()));
        Stream.of(options)
                .filter(option -> !(" " + value + " ").contains(" " + option + " "))
                .forEach(all::add);
        List<String> changed = new ArrayList<>(environment);
        changed.removeIf(each -> each.startsWith(NAME));
        changed.add(NAME + String.join(" ", all).strip());
        return changed;
    }

    private static String value(Stream<String> environment, Supplier<String> otherwise) {
        return environment
                .filter(each -> each.startsWith(NAME))
                .map(each -> each.substring(NAME.length()))
                .reduce((first, last) -> last)
                .orElseGet(otherwise);
    }

    /** The first group of this in the options of a container that is made; none if it is not there. */
    static Optional<String> find(GenericContainer<?> container, Pattern pattern) {
        String[] environment = container.getContainerInfo().getConfig().getEnv();
        Matcher matcher = pattern.matcher(value(stream(environment), () -> ""));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Stream<String> stream(String[] environment) {
        return Stream.ofNullable(environment).flatMap(Arrays::stream);
    }
}
