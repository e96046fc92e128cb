package io.github.usersig.clock.internal.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A class of the JDK in which everybody's time is read")
class ReadPointPatchTest {

    private static final String OURS = "io/github/usersig/clock/internal/";

    static Set<String> readPoints() {
        return Weaver.readPoints().keySet();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readPoints")
    @DisplayName("asks us instead of the system, in all its methods")
    void asksUsInAllItsMethods(String name) throws IOException {
        byte[] file;
        try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
            file = Objects.requireNonNull(in).readAllBytes();
        }
        byte[] woven = Objects.requireNonNull(Weaver.weaveReadPoint(name, file));

        List<String> calls = calls(woven);
        assertThat(calls).anyMatch(call -> call.contains(OURS));
        // What is read once and kept must stay real, and so must what Clock starts to count from.
        assertThat(calls)
                .filteredOn(call -> call.endsWith("java/lang/System.currentTimeMillis"))
                .allMatch(call -> call.startsWith("<clinit>") || call.startsWith("currentInstant"));
        assertThat(calls).hasSize(calls(file).size() + (name.endsWith("ReflectionFactory") ? 1 : 0));
    }

    private static List<String> calls(byte[] file) {
        List<String> calls = new ArrayList<>();
        new ClassReader(file)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String method, String type, String signature, String[] exceptions) {
                                return new MethodVisitor(Opcodes.ASM9) {
                                    @Override
                                    public void visitMethodInsn(
                                            int opcode, String owner, String name, String type, boolean ofInterface) {
                                        calls.add(method + ": " + owner + "." + name);
                                    }
                                };
                            }
                        },
                        0);
        return calls;
    }

    @Test
    @DisplayName("is understood instruction by instruction: what looks like a call inside another one is none")
    void isUnderstoodInstructionByInstruction() throws ReflectiveOperationException {
        String name = ReadPointPatchTest.class.getPackageName().replace('.', '/') + "/Odd";
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES | ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
        int call = writer.newMethod("java/lang/System", "currentTimeMillis", "()J", false);
        MethodVisitor method = writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "read", "()J", null, null);
        method.visitCode();
        // In both tables, and as a number: the bytes of the call.
        int bytes = Opcodes.INVOKESTATIC << 24 | call << 8;
        method.visitIntInsn(Opcodes.SIPUSH, (short) (Opcodes.INVOKESTATIC << 8));
        method.visitVarInsn(Opcodes.ISTORE, 300);
        method.visitIincInsn(300, 1000);
        Label first = new Label();
        Label second = new Label();
        method.visitVarInsn(Opcodes.ILOAD, 300);
        method.visitLookupSwitchInsn(first, new int[] {bytes, bytes + 1}, new Label[] {second, second});
        method.visitLabel(first);
        method.visitVarInsn(Opcodes.ILOAD, 300);
        method.visitTableSwitchInsn(bytes, bytes + 2, second, second, second, second);
        method.visitLabel(second);
        method.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/System", "currentTimeMillis", "()J", false);
        method.visitInsn(Opcodes.LRETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
        writer.visitEnd();

        byte[] woven = ReadPointPatch.patch(
                writer.toByteArray(),
                Set.of("read"),
                new ReadPointPatch.Instead(
                        "java/lang/System",
                        "currentTimeMillis",
                        "()J",
                        new Rules.Call(ReadPointPatchTest.class.getName().replace('.', '/'), "always", "()J")));

        assertThat(MethodHandles.lookup()
                        .defineClass(Objects.requireNonNull(woven))
                        .getMethod("read")
                        .invoke(null))
                .isEqualTo(always());
    }

    public static long always() {
        return 42;
    }

    @Test
    @DisplayName("in which no such call is found is left as it is")
    void isLeftAsItIsWithoutSuchACall() throws IOException {
        try (InputStream in = ClassLoader.getSystemResourceAsStream("java/lang/Object.class")) {
            assertThat(Weaver.weaveReadPoint(
                            "java/util/Date", Objects.requireNonNull(in).readAllBytes()))
                    .isNull();
        }
    }
}
