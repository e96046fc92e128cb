package io.github.usersig.clock.internal.weave;

import io.github.usersig.clock.internal.Installation;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Classes in {@code java.lang} that hand calls on to ours, each one of our methods. No class loader keeps that package from
 * its classes, and every module reads it: so code that cannot name our classes, in a bundle of OSGi for one, can name these.
 * Made when the first such call is woven, and not before: nearly all programs have class loaders that see us.
 */
final class Relays {

    private static final String PREFIX = Installation.RELAYS.replace('.', '/');

    /** By what they call, so that the same file is always woven in the same way. */
    private static final Map<String, Rules.Call> MADE = new HashMap<>();

    private Relays() {}

    /** The call that gets to ours; the class for it is there when this returns. */
    static synchronized Rules.Call of(Rules.Call ours) {
        String key = ours.owner() + '.' + ours.name() + ours.descriptor();
        Rules.Call made = MADE.get(key);
        if (made == null) {
            made = new Rules.Call(name(ours), ours.name(), ours.descriptor());
            define(file(made.owner(), ours));
            MADE.put(key, made);
        }
        return made;
    }

    private static String name(Rules.Call ours) {
        String simple = ours.owner().substring(ours.owner().lastIndexOf('/') + 1);
        StringBuilder name =
                new StringBuilder(PREFIX).append(simple).append('_').append(ours.name());
        String descriptor = ours.descriptor();
        for (int i = 0; i < descriptor.length(); i++) {
            char c = descriptor.charAt(i);
            name.append(Character.isLetterOrDigit(c) ? c : '_');
        }
        return name.toString();
    }

    private static byte[] file(String name, Rules.Call ours) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(
                Opcodes.V17,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC,
                name,
                null,
                "java/lang/Object",
                null);
        MethodVisitor method =
                writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, ours.name(), ours.descriptor(), null, null);
        method.visitCode();
        int place = 0;
        for (Type argument : Type.getArgumentTypes(ours.descriptor())) {
            method.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), place);
            place += argument.getSize();
        }
        Type result = Type.getReturnType(ours.descriptor());
        method.visitMethodInsn(Opcodes.INVOKESTATIC, ours.owner(), ours.name(), ours.descriptor(), false);
        method.visitInsn(result.getOpcode(Opcodes.IRETURN));
        method.visitMaxs(Math.max(place, result.getSize()), place);
        method.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void define(byte[] file) {
        Installation.openTheJdk();
        try {
            MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup()).defineClass(file);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("java.lang takes no class of ours", e);
        }
    }

    /** Has a class that sees nothing but {@code java.*} read the clock. */
    static void prove() {
        String name = "io/github/usersig/clock/internal/weave/SeesOnlyTheJdk";
        byte[] woven = Weaver.weave(Route.BY_RELAY, name, reader(name));
        if (woven == null) {
            throw new IllegalStateException("a class that reads the clock was not woven");
        }
        try {
            long shown = (long) new OnlyTheJdk()
                    .define(name.replace('/', '.'), woven)
                    .getMethod("read")
                    .invoke(null);
            if (shown == 0) {
                throw new IllegalStateException("a class that sees nothing but the JDK read no time");
            }
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("a class that sees nothing but the JDK cannot call us", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] reader(String name) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
        MethodVisitor method = writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "read", "()J", null, null);
        method.visitCode();
        method.visitMethodInsn(Opcodes.INVOKESTATIC, Rules.SYSTEM, "currentTimeMillis", "()J", false);
        method.visitInsn(Opcodes.LRETURN);
        method.visitMaxs(2, 0);
        method.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static final class OnlyTheJdk extends ClassLoader {

        OnlyTheJdk() {
            super(null);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("java.")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }

        Class<?> define(String name, byte[] file) {
            return defineClass(name, file, 0, file.length);
        }
    }
}
