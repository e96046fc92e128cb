package io.github.usersig.clock.internal.weave;

import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Classes of the app and its libraries: everything that this agent can do. */
final class AppWeaving extends WeavingVisitor {

    private static final String INVOKE = "(Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;";

    AppWeaving(MethodVisitor next, ClassWeaving classWeaving, String methodName) {
        super(next, classWeaving, methodName, null);
    }

    @Override
    boolean replace(int opcode, String owner, String name, String descriptor) {
        if (opcode == Opcodes.INVOKESTATIC) {
            if (owner.equals(Rules.SYSTEM)) {
                return replaceSystem(name);
            }
            if (Rules.makesScheduler(owner, name)) {
                original(opcode, owner, name, descriptor, false);
                registerScheduler(owner, name, false);
                return true;
            }
            if (replaceRead(owner, name, descriptor)) {
                return true;
            }
            tellUnfollowed(owner, name);
        }
        if (name.equals("dateNow")) {
            return replaceDateNow(opcode, owner, descriptor);
        }
        if (owner.equals(Rules.METHOD)) {
            return name.equals("invoke") && replaceInvoke(opcode, descriptor);
        }
        return passOn(owner, name, descriptor);
    }

    private boolean replaceSystem(String name) {
        if (!isClockRead(name)) {
            return false;
        }
        site(Rules.SYSTEM, name);
        call(new Rules.Call(Rules.SITES, name, "(I)J"));
        return true;
    }

    private static boolean isClockRead(String name) {
        return name.equals("currentTimeMillis") || name.equals("nanoTime");
    }

    private boolean passOn(String owner, String name, String descriptor) {
        Rules.Call ours = owner.equals(classWeaving().internalName())
                ? Rules.passedOnBySelf(classWeaving().superName(), name, descriptor)
                : Rules.passedOn(owner, name, descriptor);
        if (ours == null) {
            return false;
        }
        site(owner, name);
        call(ours);
        return true;
    }

    /**
     * Changes what is invoked and with what, and leaves the invocation where it is. From (method, receiver, arguments)
     * the stack goes to (receiver, method, arguments), and back with both replaced.
     */
    private boolean replaceInvoke(int opcode, String descriptor) {
        instruction(Opcodes.DUP2_X1);
        instruction(Opcodes.POP2);
        instruction(Opcodes.DUP_X1);
        site(Rules.METHOD, "invoke");
        call(new Rules.Call(
                Rules.BY_LOOKUP, "arguments", "([Ljava/lang/Object;Ljava/lang/reflect/Method;I)[Ljava/lang/Object;"));
        instruction(Opcodes.SWAP);
        site(Rules.METHOD, "invoke");
        call(new Rules.Call(Rules.BY_LOOKUP, "method", "(Ljava/lang/reflect/Method;I)Ljava/lang/reflect/Method;"));
        instruction(Opcodes.DUP_X2);
        instruction(Opcodes.POP);
        original(opcode, Rules.METHOD, "invoke", INVOKE, false);
        return descriptor.equals(INVOKE);
    }

    @Override
    void constructed(String owner, String descriptor, boolean isThis) {
        tellUnfollowed(owner, "<init>");
        if (Rules.isScheduler(owner)) {
            registerScheduler(owner, "<init>", isThis);
        } else {
            adjustConstructed(owner, descriptor, isThis);
        }
    }

    /** Leaves the call as it is. */
    private void tellUnfollowed(String owner, String name) {
        String wayOut = Rules.unfollowed(owner, name);
        if (wayOut != null) {
            super.visitLdcInsn(wayOut);
            site(owner, name);
            call(new Rules.Call(Rules.UNFOLLOWED, "made", "(Ljava/lang/String;I)V"));
        }
    }

    private void registerScheduler(String owner, String name, boolean isThis) {
        pushConstructed(isThis);
        site(owner, name);
        call(new Rules.Call(Rules.SCHEDULERS, "made", "(Ljava/lang/Object;I)V"));
    }

    @Override
    Rules.@Nullable Call reference(Handle target) {
        if (target.getOwner().equals(Rules.SYSTEM)) {
            return isClockRead(target.getName()) ? new Rules.Call(Rules.SITES, target.getName(), "(I)J") : null;
        }
        return Rules.read(target.getOwner(), target.getName(), target.getDesc());
    }

    @Override
    public void visitLdcInsn(Object constant) {
        if (constant instanceof Handle target
                && target.getOwner().equals(Rules.SYSTEM)
                && isClockRead(target.getName())) {
            site(Rules.SYSTEM, target.getName());
            call(new Rules.Call(Rules.BY_LOOKUP, target.getName(), "(I)Ljava/lang/invoke/MethodHandle;"));
        } else {
            super.visitLdcInsn(constant);
        }
    }
}
