package io.github.usersig.mockim.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A class that has moved has its name changed in texts, too: also in {@code switch (text)}, which the compiler has made one of hash
 * codes, and those stay. Such a case is never taken, and nothing says so.
 */
@DisplayName("What was moved in the packaged jars")
class MovedNamesIT {

    private static final String OURS = "io.github.usersig.";

    @ParameterizedTest
    @ValueSource(strings = {"mainJar", "standaloneJar"})
    @DisplayName("is no name that a switch asks for: it would never find it")
    void isNoNameThatASwitchAsksFor(String jar) throws IOException {
        List<String> neverFound = new ArrayList<>();
        int switches = 0;
        try (JarFile file = new JarFile(PackagedJarsIT.jar(jar))) {
            for (JarEntry entry : file.stream().toList()) {
                if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF")) {
                    for (MethodNode method : methods(file, entry)) {
                        Set<Integer> hashCodes = hashCodesOfSwitches(method);
                        switches += hashCodes.isEmpty() ? 0 : 1;
                        if (!hashCodes.isEmpty()) {
                            names(method).stream()
                                    .filter(name -> name.startsWith(OURS) && !hashCodes.contains(name.hashCode()))
                                    .forEach(
                                            name -> neverFound.add(entry.getName() + ", " + method.name + ": " + name));
                        }
                    }
                }
            }
        }

        assertThat(neverFound).isEmpty();
        assertThat(switches).as("switches that were looked at").isPositive();
    }

    private static List<MethodNode> methods(JarFile file, JarEntry entry) throws IOException {
        ClassNode type = new ClassNode();
        try (InputStream in = file.getInputStream(entry)) {
            new ClassReader(in).accept(type, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        }
        return type.methods;
    }

    private static Set<Integer> hashCodesOfSwitches(MethodNode method) {
        Set<Integer> hashCodes = new HashSet<>();
        for (AbstractInsnNode each : method.instructions) {
            if (each instanceof LookupSwitchInsnNode chosen && isCallOfString(each.getPrevious(), "hashCode")) {
                hashCodes.addAll(chosen.keys);
            }
        }
        return hashCodes;
    }

    private static List<String> names(MethodNode method) {
        List<String> names = new ArrayList<>();
        for (AbstractInsnNode each : method.instructions) {
            if (isCallOfString(each, "equals")
                    && each.getPrevious() instanceof LdcInsnNode constant
                    && constant.cst instanceof String name) {
                names.add(name);
            }
        }
        return names;
    }

    private static boolean isCallOfString(AbstractInsnNode instruction, String method) {
        return instruction instanceof MethodInsnNode call
                && call.owner.equals("java/lang/String")
                && call.name.equals(method);
    }
}
