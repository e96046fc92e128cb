package io.github.usersig.clock.internal.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Splicing woven methods into a class file")
class SpliceTest {

    @Test
    @DisplayName(
            "or sites before its calls, gives the same class as weaving all of it, for every class of the libraries at hand")
    void givesTheSameClassAsWeavingAllOfIt() throws IOException {
        int woven = 0;
        int withBootstrapMethods = 0;
        int simple = 0;
        for (String path : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!path.endsWith(".jar")) {
                continue;
            }
            try (JarFile jar = new JarFile(path)) {
                for (JarEntry entry : jar.stream()
                        .filter(each -> each.getName().endsWith(".class"))
                        .toList()) {
                    byte[] file = jar.getInputStream(entry).readAllBytes();
                    byte[] spliced = ConstantPool.mayReadClock(file)
                            ? Splice.weave(file, MethodScan.of(file), ClassWeaving.Kind.APP, Route.STRAIGHT, null)
                            : null;
                    if (spliced != null) {
                        assertThat(inOneOrder(spliced)).as(entry.getName()).isEqualTo(inOneOrder(wovenAsAWhole(file)));
                        byte[] inserted = InsertedSites.weave(file, MethodScan.of(file), Route.STRAIGHT);
                        if (inserted != null) {
                            assertThat(inOneOrder(inserted))
                                    .as(entry.getName())
                                    .isEqualTo(inOneOrder(wovenAsAWhole(file)));
                            simple++;
                        }
                        woven++;
                        withBootstrapMethods += MethodScan.of(file).bootstrapMethods() == 0 ? 0 : 1;
                    }
                }
            }
        }
        assertThat(woven).isGreaterThan(100);
        assertThat(simple).isGreaterThan(50);
        assertThat(withBootstrapMethods).isBetween(10, woven - 10);
    }

    private static byte[] wovenAsAWhole(byte[] file) {
        ClassReader reader = new ClassReader(file);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new ClassWeaving(writer, ClassWeaving.Kind.APP, Route.STRAIGHT, null), 0);
        return writer.toByteArray();
    }

    /** With its constants as they come when the class is read from its beginning to its end. */
    private static byte[] inOneOrder(byte[] file) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(file).accept(writer, 0);
        return writer.toByteArray();
    }
}
