package io.github.usersig.junit5;

import io.github.usersig.mockim.MockIm;
import java.net.URI;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** The parameters that a tenant can fill. */
final class TenantParameters {

    private TenantParameters() {}

    static boolean supports(ParameterContext parameter) {
        return parameter.getParameter().getType() == MockIm.class || parameter.isAnnotated(MockImEndpoint.class);
    }

    static Object resolve(ParameterContext parameter, MockIm im) {
        if (!parameter.isAnnotated(MockImEndpoint.class)) {
            return im;
        }
        Class<?> type = parameter.getParameter().getType();
        if (type == URI.class) {
            return im.endpoint();
        }
        if (type == String.class) {
            return im.endpoint().toString();
        }
        throw new ParameterResolutionException(
                "@MockImEndpoint on parameter [%s] of [%s] needs the type URI or String, not %s"
                        .formatted(parameter.getParameter(), parameter.getDeclaringExecutable(), type.getName()));
    }
}
