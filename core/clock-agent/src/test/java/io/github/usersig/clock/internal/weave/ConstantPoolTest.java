package io.github.usersig.clock.internal.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The look through the constant pool")
class ConstantPoolTest {

    private static byte[] fileOf(Class<?> type) throws IOException {
        try (var in = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            return in.readAllBytes();
        }
    }

    @Test
    @DisplayName("misses no class that weaving would change, and spares nearly all others")
    void missesNoClassThatWeavingWouldChange() throws IOException {
        int all = 0;
        int candidates = 0;
        List<String> missed = new ArrayList<>();
        for (String path : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!path.matches(".*/(groovy|guava|caffeine|kotlin-stdlib|assertj-core)-[0-9].*\\.jar")) {
                continue;
            }
            try (JarFile jar = new JarFile(path)) {
                for (JarEntry entry : jar.stream()
                        .filter(each -> each.getName().endsWith(".class")
                                && !each.getName().startsWith("META-INF"))
                        .toList()) {
                    byte[] file = jar.getInputStream(entry).readAllBytes();
                    all++;
                    if (ConstantPool.mayReadClock(file)) {
                        // Each of Groovy's 2,000 method wrappers looks up a method handle.
                        candidates += entry.getName().contains("/dgm$") ? 0 : 1;
                        assertThat(Weaver.weave("com/acme/App", file) != null || !wouldChange(file))
                                .as(entry.getName())
                                .isTrue();
                    } else if (wouldChange(file)) {
                        missed.add(entry.getName());
                    }
                }
            }
        }
        assertThat(missed).isEmpty();
        assertThat(all).isGreaterThan(8_000);
        assertThat(candidates).isBetween(10, all / 50);
    }

    /** But for reflection, which is woven only in classes that name a clock as well. */
    private static boolean wouldChange(byte[] file) {
        ClassReader reader = new ClassReader(file);
        ClassWeaving weaving =
                new ClassWeaving(new ClassWriter(reader, 0), ClassWeaving.Kind.APP, Route.STRAIGHT, null);
        reader.accept(new WithoutReflection(weaving), 0);
        return weaving.hasChanged();
    }

    private static final class WithoutReflection extends ClassVisitor {

        WithoutReflection(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
                @Override
                public void visitMethodInsn(
                        int opcode, String owner, String name, String descriptor, boolean isInterface) {
                    String other = owner.equals("java/lang/reflect/Method") ? "reflect/Method" : owner;
                    super.visitMethodInsn(opcode, other, name, descriptor, isInterface);
                }
            };
        }
    }

    @Test
    @DisplayName("is not upset by files that are cut off or broken")
    void survivesFilesThatAreCutOffOrBroken() throws IOException {
        byte[] file = fileOf(ConstantPoolTest.class);
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatCode(() -> ConstantPool.mayReadClock(cut)).doesNotThrowAnyException();
        }
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = file.clone();
            for (int j = 0; j < 5; j++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            assertThatCode(() -> ConstantPool.mayReadClock(damaged)).doesNotThrowAnyException();
        }
    }

    @Test
    @DisplayName("the same class gives the same result each time it is woven")
    void weavesTheSameClassTheSameWay() throws IOException {
        byte[] file = fileOf(com.acme.server.Server.class);
        byte[] woven = Weaver.weave("com/acme/server/Server", file);
        assertThat(woven).isNotNull().isNotEqualTo(file);
        assertThat(Weaver.weave("com/acme/server/Server", file)).isEqualTo(woven);
    }

    @Test
    @DisplayName("a class file newer than the reader is woven, and stays as new as it was")
    void weavesAClassFileNewerThanTheReader() throws IOException {
        byte[] file = fileOf(com.acme.server.Server.class);
        file[7] = 99;
        byte[] woven = Weaver.weave("com/acme/server/Server", file);
        assertThat(woven).isNotNull();
        assertThat(woven[7]).isEqualTo((byte) 99);
    }
}
