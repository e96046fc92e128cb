package io.github.usersig.clock.internal.weave;

import io.github.usersig.clock.internal.RealTimeClasses;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Classes that must keep the real time: their wall-clock reads are woven so that they do not follow the JVM's clock. */
final class RealTimeWeaving extends WeavingVisitor {

    private static final Rules.Call MILLIS = new Rules.Call(Rules.SITES, "currentTimeMillisOfRealTimeClass", "(I)J");

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
            return replaceCheckOfCertificate(owner, name, descriptor);
        }
        if (readsMillis(owner, name)) {
            site(owner, name);
            call(MILLIS);
            return true;
        }
        return replaceRead(owner, name, descriptor);
    }

    private boolean readsMillis(String owner, String name) {
        return millisCanFollow && Rules.readsMillis(owner, name);
    }

    private boolean replaceCheckOfCertificate(String owner, String name, String descriptor) {
        if (!owner.equals(Rules.DATE)
                || !descriptor.equals(Rules.COMPARISON_OF_DATES)
                || !classWeaving().internalName().equals(Rules.CERTIFICATE_VALIDITY)) {
            return false;
        }
        call(new Rules.Call(Rules.CERTIFICATE_CHECKS, name, "(Ljava/util/Date;Ljava/util/Date;)Z"));
        return true;
    }

    @Override
    void constructed(String owner, String descriptor, boolean isThis) {
        adjustConstructed(owner, descriptor, isThis);
    }

    @Override
    Rules.@Nullable Call reference(Handle target) {
        return readsMillis(target.getOwner(), target.getName())
                ? MILLIS
                : Rules.read(target.getOwner(), target.getName(), target.getDesc());
    }
}
