package io.github.usersig.junit5;

import io.github.usersig.SdkApp;
import io.github.usersig.UserSig;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Resolves parameters annotated with {@link WithUserSig}, and the app they are signed for. Keeps no state. */
class UserSigExtension implements ParameterResolver {

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.isAnnotated(WithUserSig.class)
                || parameter.getParameter().getType() == SdkApp.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (!parameter.isAnnotated(WithUserSig.class)) {
            return TestApp.of(context).app();
        }
        WantedUserSig wanted = WantedUserSig.on(parameter);
        Class<?> type = parameter.getParameter().getType();
        if (type != UserSig.class && type != String.class) {
            throw new ParameterResolutionException(
                    "%s on parameter [%s] of [%s] needs the type UserSig or String, not %s"
                            .formatted(
                                    wanted.annotation(),
                                    parameter.getParameter(),
                                    parameter.getDeclaringExecutable(),
                                    type.getName()));
        }
        UserSig sig = wanted.issueFor(TestApp.of(context));
        return type == String.class ? sig.text() : sig;
    }
}
