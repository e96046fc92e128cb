package io.github.usersig.junit5;

import io.github.usersig.ImError;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.AnnotationSupport;

/** The types of what {@link UserSigSource} is to provide: of the first parameters of a test or, for a class, of its own. */
final class ArgumentTypes {

    private static final Set<Class<?>> BESIDE_THE_USER_SIG =
            Set.of(int.class, Integer.class, ImError.class, UserSigKind.class);

    private final List<Class<?>> types = new ArrayList<>();

    private ArgumentTypes() {}

    /** What this method or class takes. */
    static List<Class<?>> of(AnnotatedElement element) {
        ArgumentTypes found = new ArgumentTypes();
        if (element instanceof Method method) {
            found.addParameters(method, 0);
        } else {
            found.addThoseOf((Class<?>) element);
        }
        if (found.types.stream().noneMatch(InjectedType::isPossible)) {
            throw new ExtensionConfigurationException(
                    "[%s] has @UserSigSource and no parameter for the UserSig: begin with one of type ImCredentials, UserSig or String"
                            .formatted(element));
        }
        return found.types;
    }

    private void addThoseOf(Class<?> testClass) {
        List<Field> fields = ClassTemplates.argumentFields(testClass);
        if (fields.isEmpty()) {
            boolean inner = testClass.isMemberClass() && !Modifier.isStatic(testClass.getModifiers());
            addParameters(testClass.getDeclaredConstructors()[0], inner ? 1 : 0); // JUnit takes classes with one only
        }
        for (Field field : fields) {
            if (!add(field.getType(), field)) {
                return;
            }
        }
    }

    private void addParameters(Executable executable, int first) {
        Parameter[] parameters = executable.getParameters();
        for (int i = first; i < parameters.length; i++) {
            if (!add(parameters[i].getType(), parameters[i])) {
                return;
            }
        }
    }

    private boolean add(Class<?> type, AnnotatedElement taker) {
        boolean ours = (InjectedType.isPossible(type) || BESIDE_THE_USER_SIG.contains(type))
                && !AnnotationSupport.isAnnotated(taker, WithUserSig.class)
                && !(type == String.class && isSomebodyElses(taker));
        return ours && types.add(type);
    }

    /** A text can be anything: what carries an annotation, {@code @Autowired} or our own {@link MockImEndpoint}, is for that. */
    private static boolean isSomebodyElses(AnnotatedElement taker) {
        return Stream.of(taker.getAnnotations())
                .anyMatch(annotation -> !annotation.annotationType().getName().startsWith("org.junit.jupiter.params."));
    }
}
