package io.github.usersig.clock.internal.weave;

import io.github.usersig.clock.internal.RealTimeClasses;
import java.util.BitSet;
import java.util.Objects;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Goes through one class, method by method, the synthetic ones (lambda bodies) included. */
final class ClassWeaving extends ClassVisitor {

    enum Kind {
        APP,
        REAL_TIME,
        REAL_TIME_IN_THE_JDK,
        READ_POINT
    }

    private final Kind kind;
    private final @Nullable RealTimeClasses realTime;
    private final @Nullable BitSet methods;
    private int number;
    private String internalName = "";
    private String superName = "";
    private boolean changed;

    /**
     * @param methods the numbers of the methods to go through; null for all. The others are copied as they are.
     */
    ClassWeaving(ClassVisitor next, Kind kind, @Nullable RealTimeClasses realTime, @Nullable BitSet methods) {
        super(Opcodes.ASM9, next);
        this.kind = kind;
        this.realTime = realTime;
        this.methods = methods;
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        super.visit(version, access, name, signature, superName, interfaces);
        this.internalName = name;
        this.superName = superName == null ? "" : superName;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String method, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
        if (methods != null && !methods.get(number++)) {
            return next;
        }
        return switch (kind) {
            case APP -> new AppWeaving(next, this, method);
            case REAL_TIME -> new RealTimeWeaving(next, this, method, Objects.requireNonNull(realTime), true);
            case REAL_TIME_IN_THE_JDK ->
                new RealTimeWeaving(next, this, method, Objects.requireNonNull(realTime), false);
            case READ_POINT -> new ReadPointWeaving(next, this, method, descriptor);
        };
    }

    void changed() {
        changed = true;
    }

    boolean hasChanged() {
        return changed;
    }

    String internalName() {
        return internalName;
    }

    String className() {
        return internalName.replace('/', '.');
    }

    String superName() {
        return superName;
    }
}
