package io.github.usersig.clock.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which packages have classes that read a clock: only there does a clock of their own move anything. */
public final class Readers {

    /** How many names a message has at most. */
    private static final int MOST = 5;

    private Readers() {}

    /** Those of these packages in which no such class has been loaded so far. */
    public static List<String> without(List<String> packages) {
        List<String> without = new ArrayList<>(packages);
        for (Site site : Sites.all()) {
            without.removeIf(each -> Packages.contains(each, site.className()));
        }
        return without;
    }

    /** What is wrong with such a package, and what to write instead. */
    public static String explain(String packageName) {
        long loaded = Installation.loadedClasses().stream()
                .filter(each -> Packages.contains(packageName, each))
                .count();
        String what = loaded == 0
                ? "No class of " + packageName + " has been loaded"
                : "None of the " + loaded + " classes of " + packageName + " that have been loaded reads a clock";
        return what + ", so that clock has moved nothing. " + instead(packageName);
    }

    private static String instead(String packageName) {
        Set<String> readers = packagesOfReaders();
        List<String> near = near(
                packageName,
                Stream.concat(readers.stream(), Stream.of(packageName))
                        .flatMap(Readers::andAround)
                        .collect(Collectors.toCollection(TreeSet::new)));
        if (!near.isEmpty()) {
            return "Write " + String.join(" or ", near) + ", where clocks are read, if that was meant.";
        }
        return "Name a package, or a class by its full name, that asks for the time itself"
                + (readers.isEmpty()
                        ? "."
                        : ", such as "
                                + readers.stream()
                                        .sorted(Comparator.comparingInt(each -> -common(packageName, each)))
                                        .limit(MOST)
                                        .collect(Collectors.joining(", "))
                                + (readers.size() > MOST ? " or one of " + (readers.size() - MOST) + " others." : "."));
    }

    /** Those of the app and its libraries; who reads the real time is of no interest here. */
    private static Set<String> packagesOfReaders() {
        return Sites.all().stream()
                .map(Site::className)
                .filter(each -> RealTimeClasses.elsewhere(each) == null
                        && RealTimeClasses.inTheJdk(each.replace('.', '/')) == null)
                .map(each -> each.substring(0, Math.max(0, each.lastIndexOf('.'))))
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** That package and those it is in, all but the first part of a name, which says little. */
    private static Stream<String> andAround(String packageName) {
        return Stream.iterate(
                packageName, each -> each.indexOf('.') >= 0, each -> each.substring(0, each.lastIndexOf('.')));
    }

    private static List<String> near(String wanted, Set<String> names) {
        return names.stream()
                .filter(each -> !without(List.of(each)).contains(each))
                .filter(each -> distance(wanted, each) <= Math.max(2, wanted.length() / 5))
                .sorted(Comparator.comparingInt(each -> distance(wanted, each)))
                .limit(MOST)
                .toList();
    }

    private static int common(String one, String other) {
        int common = 0;
        while (common < Math.min(one.length(), other.length()) && one.charAt(common) == other.charAt(common)) {
            common++;
        }
        return common;
    }

    /** How many letters are to be added, taken away or changed, to come from one to the other. */
    static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
