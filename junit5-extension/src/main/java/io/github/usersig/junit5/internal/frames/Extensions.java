package io.github.usersig.junit5.internal.frames;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.Extension;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Those extensions of ours that annotations register, in Jupiter's order. Others are for Jupiter alone. */
final class Extensions {

    private static final String OURS = "io.github.usersig.junit5";

    private final List<Extension> all;

    private Extensions(List<Extension> all) {
        this.all = all;
    }

    /** By annotations on the class, then on its static fields, then on the others. */
    static Extensions of(Class<?> testClass) {
        Extensions found = new Extensions(new ArrayList<>());
        found.addThoseOn(testClass);
        for (boolean wanted : new boolean[] {true, false}) {
            for (Field field : ReflectionSupport.findFields(
                    testClass,
                    each -> Modifier.isStatic(each.getModifiers()) == wanted,
                    HierarchyTraversalMode.TOP_DOWN)) {
                found.addThoseOn(field);
            }
        }
        return found;
    }

    /** Those, and by annotations on a method and its parameters. */
    Extensions with(Method method) {
        Extensions more = new Extensions(new ArrayList<>(all));
        more.addThoseOn(method);
        for (Parameter parameter : method.getParameters()) {
            more.addThoseOn(parameter);
        }
        return more;
    }

    private void addThoseOn(AnnotatedElement element) {
        for (ExtendWith extendWith : AnnotationSupport.findRepeatableAnnotations(element, ExtendWith.class)) {
            for (Class<? extends Extension> type : extendWith.value()) {
                if (type.getPackageName().equals(OURS) && all.stream().noneMatch(type::isInstance)) {
                    all.add(ReflectionSupport.newInstance(type));
                }
            }
        }
    }

    /** Those of a kind, the first registered first. */
    <T extends Extension> List<T> forwards(Class<T> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The same, the last registered first. */
    <T extends Extension> List<T> backwards(Class<T> kind) {
        List<T> found = new ArrayList<>(forwards(kind));
        Collections.reverse(found);
        return found;
    }
}
