package io.github.usersig.junit5;

import io.github.usersig.UserSig;
import io.github.usersig.UserSigIssuer;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The UserSig an annotated parameter asks for.
 *
 * @param annotation the annotation as its reader sees it, for messages
 */
record WantedUserSig(String annotation, String userId, UserSigKind kind) {

    private static final Duration LIFE_OF_AN_EXPIRED_ONE = Duration.ofHours(1);
    private static final Duration SINCE_IT_EXPIRED = Duration.ofHours(1);

    /** What is asked for by {@link WithUserSig} on this parameter, be it there itself or behind a composed annotation. */
    static WantedUserSig on(ParameterContext parameter) {
        List<WantedUserSig> all = new ArrayList<>();
        for (Annotation present : parameter.getAnnotatedElement().getAnnotations()) {
            if (present instanceof WithUserSig direct) {
                all.add(new WantedUserSig("@WithUserSig", direct.value(), direct.kind()));
            } else {
                composed(present).ifPresent(all::add);
            }
        }
        if (all.size() != 1) {
            throw new ParameterResolutionException("parameter [%s] of [%s] asks for %d UserSigs, by %s: keep one"
                    .formatted(
                            parameter.getParameter(),
                            parameter.getDeclaringExecutable(),
                            all.size(),
                            all.stream().map(WantedUserSig::annotation).toList()));
        }
        return all.get(0);
    }

    private static Optional<WantedUserSig> composed(Annotation present) {
        Class<? extends Annotation> type = present.annotationType();
        return AnnotationSupport.findAnnotation(type, WithUserSig.class)
                .map(meta -> new WantedUserSig(
                        "@" + type.getSimpleName(), valueOf(present).orElse(meta.value()), meta.kind()));
    }

    /** By convention the {@code String value()} of a composed annotation names the user. */
    private static Optional<String> valueOf(Annotation composed) {
        try {
            Method value = composed.annotationType().getDeclaredMethod("value");
            if (value.getReturnType() != String.class) {
                return Optional.empty();
            }
            value.setAccessible(true); // the annotation may be private to a test class
            return Optional.of((String) value.invoke(composed));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new ParameterResolutionException("the value of " + composed + " cannot be read", e);
        }
    }

    UserSig issueFor(TestApp app) {
        UserSigIssuer issuer = UserSigIssuer.of(app.app());
        return switch (kind) {
            case VALID -> issuer.issue(userId);
            case EXPIRED ->
                issuer.forUser(userId)
                        .issuedAt(Instant.now().minus(LIFE_OF_AN_EXPIRED_ONE).minus(SINCE_IT_EXPIRED))
                        .validFor(LIFE_OF_AN_EXPIRED_ONE)
                        .issue();
            case ADMIN -> {
                app.ensureAdmin(userId);
                yield issuer.issue(userId);
            }
        };
    }
}
