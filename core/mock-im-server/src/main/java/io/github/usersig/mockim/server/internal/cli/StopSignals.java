package io.github.usersig.mockim.server.internal.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The signals by which a program is asked to end, as long as this is open. Left alone, the JVM would end with 128 and the signal's
 * number, as if something had gone wrong. A shutdown hook that ends it with 0 instead would cut short the other hooks, which write
 * recordings and coverage. Somebody who asks a second time gets what the JVM does by itself.
 *
 * <p>By reflection, since the compiler warns of {@code sun.misc.Signal} in a way that cannot be silenced, and the JDK
 * has no other means.
 */
final class StopSignals implements AutoCloseable {

    private static final List<String> NAMES = List.of("TERM", "INT", "HUP");

    private final CountDownLatch asked = new CountDownLatch(1);
    private final List<Handled> handled = new ArrayList<>();

    private record Handled(Object signal, Object before) {}

    /** Takes them from now on. A JVM that leaves signals alone ({@code -Xrs}) is ended by them as by any other program. */
    static StopSignals take() {
        StopSignals signals = new StopSignals();
        try {
            Jdk jdk = new Jdk();
            Object handler = jdk.handler(signals::ask);
            for (String name : NAMES) {
                signals.take(jdk, name, handler);
            }
        } catch (ReflectiveOperationException e) {
            // a JVM without them
        }
        return signals;
    }

    private void take(Jdk jdk, String name, Object handler) throws ReflectiveOperationException {
        try {
            Object signal = jdk.signal(name);
            handled.add(new Handled(signal, jdk.handle(signal, handler)));
        } catch (InvocationTargetException e) {
            // not on this system, or not for the program to handle
        }
    }

    private void ask() {
        close();
        asked.countDown();
    }

    /** Whether one came before the time was over. */
    boolean await(long time, TimeUnit unit) throws InterruptedException {
        return asked.await(time, unit);
    }

    /** Leaves them to whoever had them before. */
    @Override
    public synchronized void close() {
        try {
            Jdk jdk = new Jdk();
            for (Handled one : handled) {
                jdk.handle(one.signal(), one.before());
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("what was taken cannot be given back", e);
        }
        handled.clear();
    }

    /** {@code sun.misc.Signal} and its handler. */
    private static final class Jdk {

        private final Class<?> signal = Class.forName("sun.misc.Signal");
        private final Class<?> handler = Class.forName("sun.misc.SignalHandler");
        private final Method handle = signal.getMethod("handle", signal, handler);

        Jdk() throws ReflectiveOperationException {}

        Object signal(String name) throws ReflectiveOperationException {
            return signal.getConstructor(String.class).newInstance(name);
        }

        Object handle(Object one, Object by) throws ReflectiveOperationException {
            return handle.invoke(null, one, by);
        }

        Object handler(Runnable action) {
            InvocationHandler call = (proxy, method, arguments) -> switch (method.getName()) {
                case "handle" -> {
                    action.run();
                    yield null;
                }
                case "hashCode" -> System.identityHashCode(proxy);
                case "equals" -> proxy == arguments[0];
                default -> "mock-im-stop";
            };
            return Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, call);
        }
    }
}
