package io.github.usersig.clock.internal.weave;

import io.github.usersig.clock.internal.RealTimeClasses;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Classes that must keep the real time: their wall-clock reads are woven so that they do not follow the JVM's clock. */
final class RealTimeWeaving extends WeavingVisitor {

    /** Whether {@code System.currentTimeMillis()} must be woven so that it can follow when that is asked for. */
    private final boolean millisCanFollow;

    RealTimeWeaving(
            MethodVisitor next,
            ClassWeaving classWeaving,
            String methodName,
            RealTimeClasses realTime,
            boolean millisCanFollow) {
        super(next, classWeaving, methodName, realTime);
        this.millisCanFollow = millisCanFollow;
    }

    @Override
    boolean replace(int opcode, String owner, String name, String descriptor) {
        if (name.equals("dateNow")) {
            return replaceDateNow(opcode, owner, descriptor);
        }
        if (opcode != Opcodes.INVOKESTATIC) {
            return false;
        }
        if (owner.equals(Rules.SYSTEM)) {
            if (!millisCanFollow || !name.equals("currentTimeMillis")) {
                return false;
            }
            site(owner, name);
            call(new Rules.Call(Rules.SITES, "currentTimeMillisOfRealTimeClass", "(I)J"));
            return true;
        }
        return replaceRead(owner, name, descriptor);
    }

    @Override
    void constructed(String owner, String descriptor, boolean isThis) {
        adjustConstructed(owner, descriptor, isThis);
    }

    @Override
    Rules.@Nullable Call reference(Handle target) {
        return Rules.read(target.getOwner(), target.getName(), target.getDesc());
    }
}
