package io.github.usersig.clock.internal.weave;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** The few methods of the JDK through which everybody reads the time. Here nobody asks who the caller is. */
final class ReadPointWeaving extends WeavingVisitor {

    private static final String REFLECTION = "jdk/internal/reflect/ReflectionFactory";

    private final boolean currentInstant;
    private final boolean initializer;
    private final boolean reflection;

    ReadPointWeaving(MethodVisitor next, ClassWeaving classWeaving, String methodName, String descriptor) {
        super(next, classWeaving, methodName, null);
        this.currentInstant =
                classWeaving.internalName().equals("java/time/Clock") && methodName.equals("currentInstant");
        // What is read once and kept must not be a moved time.
        this.initializer = methodName.equals("<clinit>");
        this.reflection = classWeaving.internalName().equals(REFLECTION)
                && methodName.equals("newMethodAccessor")
                && descriptor.startsWith("(Ljava/lang/reflect/Method;");
    }

    /** Swaps the method that is about to be made invocable. */
    @Override
    public void visitCode() {
        super.visitCode();
        if (reflection) {
            visitVarInsn(Opcodes.ALOAD, 1);
            call(new Rules.Call(Rules.SITES, "reflected", "(Ljava/lang/reflect/Method;)Ljava/lang/reflect/Method;"));
            visitVarInsn(Opcodes.ASTORE, 1);
            markChanged();
        }
    }

    @Override
    boolean replace(int opcode, String owner, String name, String descriptor) {
        if (!owner.equals(Rules.SYSTEM) || !name.equals("currentTimeMillis") || currentInstant || initializer) {
            return false;
        }
        call(new Rules.Call(Rules.SITES, "currentTimeMillis", "()J"));
        return true;
    }

    @Override
    public void visitInsn(int opcode) {
        if (currentInstant && opcode == Opcodes.ARETURN) {
            call(new Rules.Call(Rules.SITES, "currentInstant", "(Ljava/time/Instant;)Ljava/time/Instant;"));
            markChanged();
        }
        super.visitInsn(opcode);
    }
}
