package io.github.usersig.mockim.server.internal.parity.capture;

import io.github.usersig.mockim.server.internal.catalogue.Catalogue;
import io.github.usersig.mockim.server.internal.catalogue.CommandSpec;
import io.github.usersig.mockim.server.internal.catalogue.FieldSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Words that the service gives a meaning, and that therefore say nothing of anybody: types, flags, names of profile fields. */
final class KnownWords {

    /** Which the catalogue does not list one by one. */
    private static final Pattern NAMES = Pattern.compile(
            "Tag_(?:Profile|SNS)_[A-Za-z_]{1,64}|TIM[A-Za-z]{1,32}Elem|(?:Add|Delete|Check|Response|Black|Add_Type|"
                    + "Delete_Type|CheckResult)_[A-Za-z_]{1,64}");

    private static final Set<String> WORDS = words();

    private KnownWords() {}

    static boolean contain(String text) {
        return WORDS.contains(text) || NAMES.matcher(text).matches();
    }

    private static Set<String> words() {
        Set<String> words = new HashSet<>();
        for (CommandSpec command : Catalogue.get().commands()) {
            words.addAll(command.groupTypes());
            addAllowed(words, command.request());
        }
        return Set.copyOf(words);
    }

    private static void addAllowed(Set<String> words, List<FieldSpec> fields) {
        for (FieldSpec field : fields) {
            words.addAll(field.allowed());
            addAllowed(words, field.fields());
        }
    }
}
