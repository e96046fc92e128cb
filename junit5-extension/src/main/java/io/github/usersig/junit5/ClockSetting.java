package io.github.usersig.junit5;

import io.github.usersig.clock.AppClock;
import java.lang.reflect.AnnotatedElement;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * To what a test's clock is to be set: by the closest of {@link WithClockSkew} and {@link FreezeClock}.
 *
 * @param annotation its name
 * @param packages whose clock; of the whole JVM if there are none
 * @param lenient whether there may be nobody who reads that clock
 */
record ClockSetting(String annotation, List<String> packages, boolean lenient, Movement movement) {

    /** What is done to the clock. */
    interface Movement {
        void apply(AppClock clock);
    }

    static Optional<ClockSetting> of(ExtensionContext context) {
        List<AnnotatedElement> elements = new ArrayList<>();
        context.getTestMethod().ifPresent(elements::add);
        elements.addAll(ClassesAround.of(context));
        return elements.stream().flatMap(element -> on(element).stream()).findFirst();
    }

    static Optional<ClockSetting> on(AnnotatedElement element) {
        Optional<WithClockSkew> skew = AnnotationSupport.findAnnotation(element, WithClockSkew.class);
        Optional<FreezeClock> freeze = AnnotationSupport.findAnnotation(element, FreezeClock.class);
        if (skew.isPresent() && freeze.isPresent()) {
            throw new ExtensionConfigurationException(
                    "[%s] has both @WithClockSkew and @FreezeClock: keep one".formatted(element));
        }
        return skew.map(ClockSetting::of).or(() -> freeze.map(ClockSetting::of));
    }

    private static ClockSetting of(WithClockSkew annotation) {
        Duration ahead;
        try {
            ahead = Duration.parse(annotation.value());
        } catch (DateTimeException e) {
            throw new ExtensionConfigurationException(
                    "@WithClockSkew(\"%s\") is no ISO duration: use one such as \"PT10M\" or \"-PT10M\""
                            .formatted(annotation.value()));
        }
        return new ClockSetting(
                "@WithClockSkew", List.of(annotation.packages()), annotation.lenient(), clock -> clock.skew(ahead));
    }

    private static ClockSetting of(FreezeClock annotation) {
        List<String> packages = List.of(annotation.packages());
        if (annotation.value().isEmpty()) {
            return new ClockSetting("@FreezeClock", packages, annotation.lenient(), AppClock::freeze);
        }
        Instant instant;
        try {
            instant = Instant.parse(annotation.value());
        } catch (DateTimeException e) {
            throw new ExtensionConfigurationException(
                    "@FreezeClock(\"%s\") is no ISO instant: use one such as \"2027-01-01T00:00:00Z\", or none for now"
                            .formatted(annotation.value()));
        }
        return new ClockSetting("@FreezeClock", packages, annotation.lenient(), clock -> clock.freezeAt(instant));
    }

    AppClock clock() {
        return packages.isEmpty() ? AppClock.get() : AppClock.forPackages(packages.toArray(String[]::new));
    }

    /** Fails if the clock is that of packages in which nobody has read a clock. */
    void requireReaders(String whose) {
        if (packages.isEmpty() || lenient) {
            return;
        }
        try {
            clock().requireReaders();
        } catch (IllegalStateException e) {
            throw new AssertionError(
                    "%s(packages = ...) proves nothing in %s. %s If none has to read it, say lenient = true"
                            .formatted(annotation, whose, e.getMessage()),
                    e);
        }
    }

    void apply() {
        movement.apply(clock());
    }
}
