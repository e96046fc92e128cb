package io.github.usersig.testcontainers;

import io.github.usersig.mockim.MockImBackend;
import io.github.usersig.mockim.MockImException;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * What a test holds of a mock in a container. When that gives no answer, the message says what became of the container, in whatever is
 * called of whatever was kept from before.
 */
final class Explained implements InvocationHandler {

    private static final String API = MockImBackend.class.getPackageName();

    private final Object held;
    private final MockImContainer container;

    private Explained(Object held, MockImContainer container) {
        this.held = held;
        this.container = container;
    }

    static MockImBackend of(MockImBackend backend, MockImContainer container) {
        return explained(MockImBackend.class, backend, container);
    }

    private static <T> T explained(Class<T> type, T held, MockImContainer container) {
        Object proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new Explained(held, container));
        return type.cast(proxy);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (arguments != null && method.getName().equals("equals")) {
            return held.equals(heldBy(arguments[0]));
        }
        Object result;
        try {
            result = method.invoke(held, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof MockImException failure && failure.getCause() instanceof IOException
                    ? LostContainer.explain(failure, container)
                    : e.getCause();
        }
        return result == null ? null : explainedToo(method.getReturnType(), result);
    }

    private static @Nullable Object heldBy(@Nullable Object other) {
        return other != null
                        && Proxy.isProxyClass(other.getClass())
                        && Proxy.getInvocationHandler(other) instanceof Explained explained
                ? explained.held
                : other;
    }

    /** A tenant, and the parts of one that ask for themselves. */
    private <T> Object explainedToo(Class<T> type, Object result) {
        boolean asks = type.isInterface() && type.getPackageName().equals(API);
        return asks ? explained(type, type.cast(result), container) : result;
    }
}
