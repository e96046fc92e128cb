package io.github.usersig.spock.internal;

import io.github.usersig.junit5.EnableMockIm;
import io.github.usersig.junit5.FreezeClock;
import io.github.usersig.junit5.MockImEndpoint;
import io.github.usersig.junit5.ReadsClock;
import io.github.usersig.junit5.WithClockSkew;
import io.github.usersig.junit5.WithUserSig;
import io.github.usersig.junit5.WritesClock;
import io.github.usersig.junit5.internal.run.Frame;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Optional;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;
import org.spockframework.runtime.model.FeatureMetadata;
import spock.lang.Shared;
import spock.lang.Specification;

/** Spock, in which our global extension is in force for all specifications. */
public final class SpockFrame implements Frame {

    private static final List<Class<? extends Annotation>> OF_THE_CLOCK =
            List.of(FreezeClock.class, WithClockSkew.class, ReadsClock.class, WritesClock.class);

    private static final String OR_JUPITER = ", or make it a test of JUnit Jupiter";

    /** Made by whoever asks which frames are served, and by the extension. */
    public SpockFrame() {}

    @Override
    public String engine() {
        return "spock";
    }

    @Override
    public boolean serves(Class<?> testClass) {
        return Specification.class.isAssignableFrom(testClass);
    }

    @Override
    public boolean isAbortion(Throwable thrown) {
        return thrown instanceof TestAbortedException;
    }

    @Override
    public boolean keepsTheClocksLock() {
        return true;
    }

    @Override
    public Optional<String> whyNot(AnnotatedElement place, Class<?> what) {
        boolean injects = isOneOf(what, List.of(WithUserSig.class));
        if (place instanceof Field) {
            if (place.isAnnotationPresent(Shared.class)) {
                return Optional.of(
                        "a @Shared field is none of each feature's. Make it a static field, or leave @Shared out");
            }
            return answer(injects || isOneOf(what, List.of(EnableMockIm.class)), "Put @EnableMockIm on the class");
        }
        if (place instanceof Class) {
            return answer(injects || isOneOf(what, List.of(EnableMockIm.class)) || isOfTheClock(what), "Do without it");
        }
        if (place instanceof Method) {
            boolean isFeature = place.isAnnotationPresent(FeatureMetadata.class);
            return answer(isFeature && (injects || isOfTheClock(what)), "Put it on a feature, or on the class");
        }
        boolean isFeatures = place instanceof Parameter parameter
                && parameter.getDeclaringExecutable().isAnnotationPresent(FeatureMetadata.class);
        return answer(
                isFeatures && (injects || isOneOf(what, List.of(MockImEndpoint.class))),
                "Put it on a field or on a parameter of a feature");
    }

    private static Optional<String> answer(boolean isObeyed, String instead) {
        return isObeyed
                ? Optional.empty()
                : Optional.of("usersig-spock asks for nothing there. " + instead + OR_JUPITER);
    }

    private static boolean isOfTheClock(Class<?> what) {
        return isOneOf(what, OF_THE_CLOCK);
    }

    private static boolean isOneOf(Class<?> what, List<Class<? extends Annotation>> ours) {
        return ours.stream().anyMatch(one -> what == one || AnnotationSupport.isAnnotated(what, one));
    }
}
