package io.github.usersig.clock.internal.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.usersig.clock.internal.Sites;
import java.lang.invoke.MethodHandles;
import java.util.Date;
import java.util.List;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Weaving")
@SuppressWarnings("JavaUtilDate")
class WeaverTest {

    private static final String DATE = "java/util/Date";

    /** A class with one static method {@code Object make()}, written as no compiler writes it. */
    private interface Code {
        void write(MethodVisitor method);
    }

    private static Object run(int version, Code code) throws ReflectiveOperationException {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        String name = WeaverTest.class.getPackageName().replace('.', '/') + "/Odd" + System.nanoTime();
        writer.visit(version, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
        MethodVisitor method =
                writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "make", "()Ljava/lang/Object;", null, null);
        method.visitCode();
        code.write(method);
        method.visitMaxs(0, 0);
        method.visitEnd();
        writer.visitEnd();
        byte[] woven = Weaver.weave("com/acme/Odd", writer.toByteArray());
        assertThat(woven).isNotNull();
        return MethodHandles.lookup().defineClass(woven).getMethod("make").invoke(null);
    }

    @Test
    @DisplayName("tells apart objects that are created inside each other")
    void tellsNestedCreationsApart() throws ReflectiveOperationException {
        Object made = run(Opcodes.V17, method -> {
            method.visitTypeInsn(Opcodes.NEW, "java/lang/StringBuilder");
            method.visitInsn(Opcodes.DUP);
            method.visitTypeInsn(Opcodes.NEW, DATE);
            method.visitInsn(Opcodes.DUP);
            method.visitMethodInsn(Opcodes.INVOKESPECIAL, DATE, "<init>", "()V", false);
            method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, DATE, "toString", "()Ljava/lang/String;", false);
            method.visitMethodInsn(
                    Opcodes.INVOKESPECIAL, "java/lang/StringBuilder", "<init>", "(Ljava/lang/String;)V", false);
            method.visitInsn(Opcodes.ARETURN);
        });

        assertThat(made).isInstanceOf(StringBuilder.class);
    }

    @Test
    @DisplayName("leaves an object alone of which only one reference is on the stack")
    void leavesASingleReferenceAlone() throws ReflectiveOperationException {
        Object made = run(Opcodes.V17, method -> {
            method.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/System", "currentTimeMillis", "()J", false);
            method.visitInsn(Opcodes.POP2);
            method.visitTypeInsn(Opcodes.NEW, DATE);
            method.visitVarInsn(Opcodes.ASTORE, 0);
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitMethodInsn(Opcodes.INVOKESPECIAL, DATE, "<init>", "()V", false);
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitInsn(Opcodes.ARETURN);
        });

        assertThat((Date) made).isCloseTo(new Date(), 5_000);
    }

    @Test
    @DisplayName("works on class files of Java 1.4, which know neither frames nor invokedynamic")
    void worksOnClassFilesOfJava14() throws ReflectiveOperationException {
        Object made = run(Opcodes.V1_4, method -> {
            method.visitTypeInsn(Opcodes.NEW, DATE);
            method.visitInsn(Opcodes.DUP);
            method.visitMethodInsn(Opcodes.INVOKESPECIAL, DATE, "<init>", "()V", false);
            method.visitInsn(Opcodes.ARETURN);
        });

        assertThat((Date) made).isCloseTo(new Date(), 5_000);
        assertThat(Sites.all()).anySatisfy(site -> assertThat(List.of(site.methodName(), site.read()))
                .isEqualTo(List.of("make", "new Date()")));
    }
}
