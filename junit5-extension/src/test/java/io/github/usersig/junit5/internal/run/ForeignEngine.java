package io.github.usersig.junit5.internal.run;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;

/** An engine that knows nothing of Jupiter's extensions, as most do not: its tests pass whatever is written above them. */
final class ForeignEngine implements TestEngine {

    /** A test of this engine. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface ForeignTest {}

    /** Keeps a test from being run, as it is called in JUnit 4. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Ignore {}

    /** What is done before each test, as it is called in JUnit 4. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Before {}

    private final boolean tellsMethods;

    /**
     * @param tellsMethods whether its descriptors say which methods the tests are, which those of Kotest for example do not
     */
    ForeignEngine(boolean tellsMethods) {
        this.tellsMethods = tellsMethods;
    }

    @Override
    public String getId() {
        return "foreign";
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
        EngineDescriptor root = new EngineDescriptor(id, "Foreign");
        for (ClassSelector selector : request.getSelectorsByType(ClassSelector.class)) {
            add(root, selector.getJavaClass(), tests(selector.getJavaClass()));
        }
        for (MethodSelector selector : request.getSelectorsByType(MethodSelector.class)) {
            add(root, selector.getJavaClass(), Stream.of(selector.getJavaMethod()));
        }
        return root;
    }

    private static Stream<Method> tests(Class<?> type) {
        return Stream.of(type.getMethods()).filter(method -> method.isAnnotationPresent(ForeignTest.class));
    }

    private void add(TestDescriptor root, Class<?> type, Stream<Method> tests) {
        TestDescriptor container = new Descriptor(
                root.getUniqueId().append("class", type.getName()),
                TestDescriptor.Type.CONTAINER,
                ClassSource.from(type));
        root.addChild(container);
        tests.forEach(test -> container.addChild(new Descriptor(
                container.getUniqueId().append("test", test.getName()),
                TestDescriptor.Type.TEST,
                tellsMethods ? MethodSource.from(type, test) : null)));
    }

    @Override
    public void execute(ExecutionRequest request) {
        pass(request.getRootTestDescriptor(), request.getEngineExecutionListener());
    }

    private static void pass(TestDescriptor test, EngineExecutionListener listener) {
        listener.executionStarted(test);
        test.getChildren().forEach(child -> pass(child, listener));
        listener.executionFinished(test, TestExecutionResult.successful());
    }

    private static final class Descriptor extends AbstractTestDescriptor {
        private final Type type;

        @SuppressWarnings("NullAway") // JUnit says nothing about null before 6.0
        Descriptor(UniqueId id, Type type, @org.jspecify.annotations.Nullable TestSource source) {
            super(id, id.getLastSegment().getValue(), source);
            this.type = type;
        }

        @Override
        public Type getType() {
            return type;
        }
    }
}
