package io.github.usersig.junit5.internal.frames;

import io.github.usersig.junit5.internal.run.CurrentRun;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExecutableInvoker;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.MediaType;
import org.junit.jupiter.api.extension.TestInstances;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.engine.support.store.NamespacedHierarchicalStore;

/**
 * What our extensions see of a run, a class or a test of another frame. Only they are called with it, and they are compiled on the
 * oldest JUnit: what later ones have added to the interface nobody asks for.
 */
final class ForeignContext implements ExtensionContext, AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger(ForeignContext.class.getName());
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final CurrentRun run;
    private final @Nullable ForeignContext parent;
    private final String id;
    private final String displayName;
    private final @Nullable AnnotatedElement element;
    private final @Nullable Class<?> testClass;
    private final @Nullable Object instance;
    private final NamespacedHierarchicalStore<Namespace> store;

    private volatile @Nullable Throwable failure;

    private ForeignContext(
            CurrentRun run,
            @Nullable ForeignContext parent,
            String segment,
            String displayName,
            @Nullable AnnotatedElement element,
            @Nullable Class<?> testClass,
            @Nullable Object instance) {
        this.run = run;
        this.parent = parent;
        // Numbered: a test may run several times at once.
        this.id = (parent == null ? "" : parent.id + "/") + "[" + segment + " " + NUMBERS.incrementAndGet() + "]";
        this.displayName = displayName;
        this.element = element;
        this.testClass = testClass;
        this.instance = instance;
        this.store = ForeignStore.within(parent == null ? null : parent.store);
    }

    static ForeignContext ofRun(CurrentRun run) {
        return new ForeignContext(run, null, "usersig-frames", "tests of other frames", null, null, null);
    }

    ForeignContext ofClass(Class<?> type) {
        return new ForeignContext(run, this, "class:" + type.getName(), type.getSimpleName(), type, type, null);
    }

    ForeignContext ofTest(@Nullable Object testInstance, Method test, String name) {
        return new ForeignContext(run, this, "test:" + test.getName(), name, test, testClass, testInstance);
    }

    void failedWith(Throwable thrown) {
        failure = thrown;
    }

    /** Closes what was stored, in the reverse order. */
    @Override
    public void close() {
        store.close();
    }

    @Override
    public Optional<ExtensionContext> getParent() {
        return Optional.ofNullable(parent);
    }

    @Override
    public ExtensionContext getRoot() {
        return parent == null ? this : parent.getRoot();
    }

    @Override
    public String getUniqueId() {
        return id;
    }

    @Override
    public String getDisplayName() {
        return displayName;
    }

    @Override
    public Set<String> getTags() {
        return Set.of();
    }

    @Override
    public Optional<AnnotatedElement> getElement() {
        return Optional.ofNullable(element);
    }

    @Override
    public Optional<Class<?>> getTestClass() {
        return Optional.ofNullable(testClass);
    }

    @Override
    public Optional<Lifecycle> getTestInstanceLifecycle() {
        return Optional.ofNullable(testClass).map(type -> Lifecycle.PER_METHOD);
    }

    @Override
    public Optional<Object> getTestInstance() {
        return Optional.ofNullable(instance);
    }

    @Override
    public Optional<TestInstances> getTestInstances() {
        return getTestInstance().map(OneInstance::new);
    }

    @Override
    public Optional<Method> getTestMethod() {
        return Optional.ofNullable(element instanceof Method method ? method : null);
    }

    @Override
    public Optional<Throwable> getExecutionException() {
        return Optional.ofNullable(failure);
    }

    @Override
    public Optional<String> getConfigurationParameter(String key) {
        return run.parameter(key);
    }

    @Override
    public <T> Optional<T> getConfigurationParameter(String key, Function<String, T> transformer) {
        return run.parameter(key).map(transformer);
    }

    /** Other frames have no such entries, so the mock's are logged. The others are logged by those who publish them. */
    @Override
    public void publishReportEntry(Map<String, String> entries) {
        Optional.ofNullable(entries.get("mock-im"))
                .ifPresent(entry -> LOGGER.log(System.Logger.Level.INFO, displayName + ": " + entry));
    }

    @Override
    public void publishFile(String name, MediaType type, ThrowingConsumer<Path> action) {
        throw new UnsupportedOperationException("no files are published by tests of other frames");
    }

    @Override
    public void publishDirectory(String name, ThrowingConsumer<Path> action) {
        throw new UnsupportedOperationException("no directories are published by tests of other frames");
    }

    @Override
    public Store getStore(Namespace namespace) {
        return new ForeignStore(store, namespace);
    }

    @Override
    public ExecutionMode getExecutionMode() {
        return ExecutionMode.SAME_THREAD;
    }

    @Override
    public ExecutableInvoker getExecutableInvoker() {
        throw new UnsupportedOperationException("methods of other frames' tests are not called by Jupiter");
    }

    /** Other frames know no instances around an instance. */
    private record OneInstance(Object instance) implements TestInstances {

        @Override
        public Object getInnermostInstance() {
            return instance;
        }

        @Override
        public List<Object> getEnclosingInstances() {
            return List.of();
        }

        @Override
        public List<Object> getAllInstances() {
            return List.of(instance);
        }

        @Override
        public <T> Optional<T> findInstance(Class<T> type) {
            return Optional.of(instance).filter(type::isInstance).map(type::cast);
        }
    }
}
