package io.github.usersig.junit5;

import io.github.usersig.mockim.MockIm;
import io.github.usersig.mockim.MockImClient;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** The parameters that a tenant can fill. */
final class TenantParameters {

    private TenantParameters() {}

    static boolean supports(ParameterContext parameter) {
        Class<?> type = parameter.getParameter().getType();
        return (type == MockIm.class || type == MockImClient.class || isEndpoint(parameter))
                && WantedUserSig.on(parameter.getParameter()).isEmpty(); // that says what is wrong with the type
    }

    /** Asked of reflection itself, as this annotation can be on parameters alone: JUnit would look through all others for it. */
    static boolean isEndpoint(ParameterContext parameter) {
        return parameter.getParameter().isAnnotationPresent(MockImEndpoint.class);
    }

    static Object resolve(ParameterContext parameter, ExtensionContext context, MockIm im) {
        if (parameter.getParameter().getType() == MockImClient.class) {
            return client(parameter, context, im);
        }
        if (!isEndpoint(parameter)) {
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

    /** Each parameter gets a client of its own, which JUnit closes with the test or, for all tests of a class, with that. */
    private static MockImClient client(ParameterContext parameter, ExtensionContext context, MockIm im) {
        MockImClient client = MockImClient.connect(im);
        context.getStore(Namespace.create(TenantParameters.class, parameter.getDeclaringExecutable()))
                .put(parameter.getIndex() + " " + UUID.randomUUID(), new Closing(client));
        return client;
    }

    /** Closes it when the store is closed. */
    @SuppressWarnings("deprecation") // JUnit 5.12 closes only CloseableResource; from 5.13 on AutoCloseable is enough
    private record Closing(MockImClient client) implements ExtensionContext.Store.CloseableResource, AutoCloseable {

        @Override
        public void close() {
            client.close();
        }
    }
}
