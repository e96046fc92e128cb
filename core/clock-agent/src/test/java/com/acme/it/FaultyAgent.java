package com.acme.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** A copy of the agent's jar with a fault in one of its methods. */
final class FaultyAgent {

    private static final String INTERNAL = "io/github/usersig/clock/internal/";

    private FaultyAgent() {}

    /** Changes what a method does. */
    interface Change {

        /** Writes the faulty method; returns what the right one is then written to, under the name that this gives it. */
        MethodVisitor write(ClassVisitor writer, Method method);

        /** Returns this at once, instead of what it computes; 0 also stands for false and null, and for no result. */
        static Change returns(long constant) {
            return (writer, method) -> {
                MethodVisitor code = method.begin(writer, method.name());
                pushResult(code, method.result(), constant);
                code.visitInsn(method.result().getOpcode(Opcodes.IRETURN));
                end(code);
                return nothing();
            };
        }

        /** Does it, and then once more. */
        static Change twice() {
            return aroundRight((code, method) -> {
                method.callRight(code);
                if (method.result().getSize() > 0) {
                    code.visitInsn(method.result().getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
                }
                method.callRight(code);
            });
        }

        /** Returns so much more. */
        static Change plus(long amount) {
            return aroundRight((code, method) -> {
                method.callRight(code);
                code.visitLdcInsn(amount);
                code.visitInsn(Opcodes.LADD);
            });
        }

        private static Change aroundRight(Body body) {
            return (writer, method) -> {
                MethodVisitor code = method.begin(writer, method.name());
                body.write(code, method);
                code.visitInsn(method.result().getOpcode(Opcodes.IRETURN));
                end(code);
                return method.begin(writer, method.rightName());
            };
        }
    }

    private interface Body {
        void write(MethodVisitor code, Method method);
    }

    /** A method of the class that is read. */
    static final class Method {
        private final String owner;
        private final int access;
        private final String name;
        private final String descriptor;

        private Method(String owner, int access, String name, String descriptor) {
            this.owner = owner;
            this.access = access;
            this.name = name;
            this.descriptor = descriptor;
        }

        private String name() {
            return name;
        }

        private String rightName() {
            return name + "Right";
        }

        private Type result() {
            return Type.getReturnType(descriptor);
        }

        private MethodVisitor begin(ClassVisitor writer, String under) {
            return writer.visitMethod(access, under, descriptor, null, null);
        }

        private void callRight(MethodVisitor code) {
            boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
            int local = 0;
            if (!isStatic) {
                code.visitVarInsn(Opcodes.ALOAD, local++);
            }
            for (Type argument : Type.getArgumentTypes(descriptor)) {
                code.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), local);
                local += argument.getSize();
            }
            code.visitMethodInsn(
                    isStatic ? Opcodes.INVOKESTATIC : Opcodes.INVOKEVIRTUAL, owner, rightName(), descriptor, false);
        }
    }

    private static MethodVisitor nothing() {
        return new MethodVisitor(Opcodes.ASM9) {};
    }

    private static void end(MethodVisitor code) {
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private static void pushResult(MethodVisitor code, Type result, long constant) {
        switch (result.getSort()) {
            case Type.VOID -> {}
            case Type.LONG -> code.visitLdcInsn(constant);
            case Type.OBJECT, Type.ARRAY -> code.visitInsn(Opcodes.ACONST_NULL);
            default -> code.visitLdcInsn((int) constant);
        }
    }

    /**
     * Writes the jar.
     *
     * @param className within the agent's internal package, such as {@code schedule.Rest$Counter}
     * @throws IllegalArgumentException if there is no such method, or it has nothing to change
     */
    static Path write(Path folder, String className, String method, Change change) {
        String entryName = INTERNAL + className.replace('.', '/') + ".class";
        AtomicBoolean found = new AtomicBoolean();
        Path jar = copy(folder, (name, bytes) -> {
            if (!name.equals(entryName)) {
                return bytes;
            }
            found.set(true);
            return changed(bytes, method, change);
        });
        if (!found.get()) {
            throw new IllegalArgumentException("The agent has no class " + className);
        }
        return jar;
    }

    /** A copy without a fault. */
    static Path copy(Path folder) {
        return copy(folder, (name, bytes) -> bytes);
    }

    private interface Edit {
        byte[] of(String name, byte[] bytes);
    }

    private static Path copy(Path folder, Edit edit) {
        // Named as in the manifest's Boot-Class-Path, so that the agent finds itself.
        Path copy = folder.resolve("usersig-clock-agent.jar");
        try {
            Files.createDirectories(folder);
            try (JarFile jar = new JarFile(System.getProperty("agent.jar"));
                    OutputStream file = Files.newOutputStream(copy);
                    JarOutputStream out = new JarOutputStream(file)) {
                for (JarEntry entry : Collections.list(jar.entries())) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        out.putNextEntry(new JarEntry(entry.getName()));
                        out.write(edit.of(entry.getName(), in.readAllBytes()));
                        out.closeEntry();
                    }
                }
            }
            return copy;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] changed(byte[] bytes, String methodName, Change change) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        int[] found = {0};
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        if (!name.equals(methodName)) {
                            return super.visitMethod(access, name, descriptor, signature, exceptions);
                        }
                        found[0]++;
                        return change.write(cv, new Method(reader.getClassName(), access, name, descriptor));
                    }
                },
                0);
        if (found[0] != 1) {
            throw new IllegalArgumentException(
                    reader.getClassName() + " has " + found[0] + " methods " + methodName + ", not one");
        }
        return writer.toByteArray();
    }
}
