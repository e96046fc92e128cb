package io.github.usersig.benchmarks;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.DynamicType.Builder.MethodDefinition.ParameterDefinition;
import net.bytebuddy.implementation.MethodCall;

/** Makes, of one class with a test {@code first}, class files of many with many tests. */
final class TestClasses {

    private TestClasses() {}

    /** Makes so many classes, each with so many tests like those of the base, and returns their names. */
    static List<String> make(File folder, Class<?> base, int classes, int tests) throws IOException {
        Method first = method(base, "first");
        Method test = method(base, "test");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < classes; i++) {
            String name = base.getName().replace('$', '_') + "_" + classes + "_" + i;
            DynamicType.Builder<?> type = new ByteBuddy().subclass(base).name(name);
            for (int j = 1; j < tests; j++) { // the base has one already
                type = parameters(type.defineMethod("next" + j, void.class, Visibility.PUBLIC), first)
                        .intercept(MethodCall.invoke(test).withAllArguments())
                        .annotateMethod(first.getAnnotations());
            }
            type.make().saveIn(folder);
            names.add(name);
        }
        return names;
    }

    private static <T> ParameterDefinition<T> parameters(ParameterDefinition<T> method, Method like) {
        ParameterDefinition<T> with = method;
        for (Parameter parameter : like.getParameters()) {
            with = with.withParameter(parameter.getType(), parameter.getName())
                    .annotateParameter(parameter.getAnnotations());
        }
        return with;
    }

    private static Method method(Class<?> type, String name) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
