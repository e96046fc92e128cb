package io.github.usersig.clock.internal.weave;

import io.github.usersig.clock.internal.RealTimeClasses;
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
        REAL_TIME_IN_THE_JDK
    }

    private final Kind kind;
    private final Route route;
    private final @Nullable RealTimeClasses realTime;
    private String internalName = "";
    private String superName = "";
    private boolean changed;

    ClassWeaving(ClassVisitor next, Kind kind, Route route, @Nullable RealTimeClasses realTime) {
        super(Opcodes.ASM9, next);
        this.kind = kind;
        this.route = route;
        this.realTime = realTime;
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
        if (kind == Kind.APP) {
            return new AppWeaving(next, this, method);
        }
        return new RealTimeWeaving(next, this, method, Objects.requireNonNull(realTime), kind == Kind.REAL_TIME);
    }

    void changed() {
        changed = true;
    }

    boolean hasChanged() {
        return changed;
    }

    /** How this class is to call ours. */
    Rules.Call route(Rules.Call ours) {
        return route.call(ours);
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
