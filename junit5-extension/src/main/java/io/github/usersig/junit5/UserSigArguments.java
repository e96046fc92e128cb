package io.github.usersig.junit5;

import io.github.usersig.ImError;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.platform.commons.support.AnnotationSupport;

/** Makes the arguments that {@link UserSigSource} asks for. */
class UserSigArguments implements ArgumentsProvider {

    @Override
    public Stream<? extends Arguments> provideArguments(ExtensionContext context) {
        // Made when they are asked for: of an exception thrown here, newer JUnits say that this method is out of date.
        return Stream.of(context).flatMap(UserSigArguments::rows);
    }

    private static Stream<Arguments> rows(ExtensionContext context) {
        AnnotatedElement element = context.getElement().orElseThrow();
        List<Class<?>> types = ArgumentTypes.of(element);
        Optional<Class<?>> home = element instanceof Class<?> testClass ? Optional.of(testClass) : Optional.empty();
        home.ifPresent(testClass -> HomeUserSigs.of(HomeUserSigs.home(context, testClass)));
        InjectedUserSigs sigs = InjectedUserSigs.of(context);
        List<Arguments> rows = new ArrayList<>();
        for (Composed source : Composed.all(element.getAnnotations(), UserSigSource.class)) {
            for (String user : users(source, element)) {
                for (UserSigKind kind : kinds(source, element)) {
                    WantedUserSig wanted = wanted(source, user, kind);
                    InjectionPoint where = home.map(type -> InjectionPoint.run(type, rows.size() + 1))
                            .orElseGet(() -> InjectionPoint.arguments(element));
                    ImCredentials credentials = sigs.inject(wanted, where, home, rows.size() + 1);
                    rows.add(Arguments.of(types.stream()
                            .map(type -> argument(type, wanted, credentials))
                            .toArray()));
                }
            }
        }
        return rows.stream();
    }

    private static WantedUserSig wanted(Composed source, String user, UserSigKind kind) {
        boolean admin = source.get("admin", Boolean.class);
        boolean legacy = source.get("legacy", Boolean.class) && kind.isSigned(); // the others are the same either way
        String unnamed = admin ? "" : WantedUserSig.DEFAULT_USER;
        return WantedUserSig.of(
                source.name(),
                user.equals(WantedUserSig.NOBODY_NAMED) ? unnamed : user,
                kind,
                admin,
                legacy,
                source.get("lenient", Boolean.class));
    }

    /** Whether all arguments of this test are made here, so that the first row is for its first invocation, and so on. */
    static boolean areAll(AnnotatedElement test) {
        return AnnotationSupport.findRepeatableAnnotations(test, ArgumentsSource.class).stream()
                .allMatch(source -> source.value() == UserSigArguments.class);
    }

    private static String[] users(Composed source, AnnotatedElement element) {
        String[] users = source.get("users", String[].class);
        if (users.length == 0 || Arrays.asList(users).contains("")) {
            throw new ExtensionConfigurationException(
                    "%s on [%s] has %s: name one, such as users = \"alice\", or leave users out, for %s"
                            .formatted(
                                    source.name(),
                                    element,
                                    users.length == 0 ? "no users" : "a user without a name",
                                    WantedUserSig.DEFAULT_USER));
        }
        return users;
    }

    private static UserSigKind[] kinds(Composed source, AnnotatedElement element) {
        UserSigKind[] kinds = source.get("kinds", UserSigKind[].class);
        if (kinds.length == 0) {
            throw new ExtensionConfigurationException("%s on [%s] has no kinds: name one, or leave kinds out, for VALID"
                    .formatted(source.name(), element));
        }
        return kinds;
    }

    private static Object argument(Class<?> type, WantedUserSig wanted, ImCredentials credentials) {
        if (InjectedType.isPossible(type)) {
            InjectedType.require(wanted, type, "the parameters of the test");
            String name = wanted.kind()
                    + (wanted.legacy() ? ", legacy, of " : " of ")
                    + (wanted.admin() ? "admin " : "")
                    + credentials.userId();
            return Named.of(name, InjectedType.convert(credentials, type));
        }
        if (type == UserSigKind.class) {
            return wanted.kind();
        }
        Optional<ImError> refusal = wanted.kind().refusal();
        if (type == ImError.class) {
            return refusal.orElseThrow(() -> new ExtensionConfigurationException(
                    "@UserSigSource has kind %s, for which there is no ImError: use a parameter of type int, which is 0 then"
                            .formatted(wanted.kind())));
        }
        return refusal.map(ImError::code).orElse(0);
    }
}
