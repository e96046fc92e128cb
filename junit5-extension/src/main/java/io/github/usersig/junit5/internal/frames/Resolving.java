package io.github.usersig.junit5.internal.frames;

import io.github.usersig.SdkApp;
import io.github.usersig.clock.AppClock;
import io.github.usersig.mockim.MockIm;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** One parameter, for which our extensions are asked. */
record Resolving(Parameter getParameter, int getIndex, Optional<Object> getTarget) implements ParameterContext {

    /** What it gets; empty if none of ours is for it. */
    Optional<Object> by(Extensions extensions, ExtensionContext context) {
        return extensions.forwards(ParameterResolver.class).stream()
                .filter(resolver -> resolver.supportsParameter(this, context))
                .findFirst()
                .map(resolver -> resolver.resolveParameter(this, context));
    }

    /** A parameter of this type that has no annotation. */
    static Resolving of(Class<?> type) {
        Parameter found = Stream.of(Resolving.class.getDeclaredMethods())
                .filter(method -> method.getName().equals("parameters"))
                .map(Method::getParameters)
                .flatMap(Stream::of)
                .filter(parameter -> parameter.getType() == type)
                .findFirst()
                .orElseThrow();
        return new Resolving(found, 0, Optional.empty());
    }

    @SuppressWarnings("unused") // looked at, not called
    private static void parameters(MockIm im, SdkApp app, AppClock clock) {}

    @Override
    public boolean isAnnotated(Class<? extends Annotation> type) {
        return AnnotationSupport.isAnnotated(getParameter, type);
    }

    @Override
    public <A extends Annotation> Optional<A> findAnnotation(Class<A> type) {
        return AnnotationSupport.findAnnotation(getParameter, type);
    }

    @Override
    public <A extends Annotation> List<A> findRepeatableAnnotations(Class<A> type) {
        return AnnotationSupport.findRepeatableAnnotations(getParameter, type);
    }
}
