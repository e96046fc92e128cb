package io.github.usersig.mockim.server.internal.cli;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of {@code serve} that {@link Setting} makes. */
final class TableOptions implements IModelTransformer {

    @Override
    public CommandSpec transform(CommandSpec command) {
        Stream.of(Setting.values())
                .filter(Setting::makesItsOption)
                .map(TableOptions::option)
                .forEach(command::addOption);
        return command;
    }

    private static OptionSpec option(Setting setting) {
        boolean flag = setting.type() == Boolean.class;
        OptionSpec.Builder option = OptionSpec.builder(setting.option())
                .paramLabel(setting.label())
                .arity(flag ? "0..1" : "1")
                .fallbackValue(flag ? "true" : "")
                .type(setting.type())
                .defaultValue("${env:" + setting.variable() + "}");
        if (setting.isList()) {
            return option.auxiliaryTypes(String.class)
                    .splitRegex(",")
                    .description(
                            setting.description(),
                            "Default: those that the environment variable " + setting.variable()
                                    + " names, with commas between them.")
                    .build();
        }
        return option.description(
                        setting.description(),
                        "Default: what the environment variable " + setting.variable() + " says.")
                .build();
    }

    /** What was given for it, by the option or else by the variable; none if neither is there. */
    static List<String> given(Setting setting, CommandSpec command) {
        @Nullable Object value = command.findOption(setting.option()).getValue();
        if (value == null) {
            return List.of();
        }
        return value instanceof List<?> parts
                ? parts.stream().map(String::valueOf).toList()
                : List.of(value.toString());
    }
}
