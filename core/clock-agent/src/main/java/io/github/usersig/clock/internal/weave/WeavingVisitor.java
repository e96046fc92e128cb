package io.github.usersig.clock.internal.weave;

import io.github.usersig.clock.internal.RealTimeClasses;
import io.github.usersig.clock.internal.Sites;
import java.lang.invoke.LambdaMetafactory;
import java.util.ArrayDeque;
import java.util.Deque;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** Goes through one method. What all weavings share: how a call gets its site, and how constructors are told apart. */
abstract class WeavingVisitor extends MethodVisitor {

    /** Nothing we put in needs more than this beside what was there. */
    private static final int MORE_STACK = 4;

    private final ClassWeaving classWeaving;
    private final String methodName;
    private final @Nullable RealTimeClasses realTime;
    private final boolean inConstructor;
    private boolean changed;

    /** Objects that have been created and not yet constructed. */
    private final Deque<Created> unconstructed = new ArrayDeque<>();

    /** Set between an object's creation and the next instruction. */
    private @Nullable Created justCreated;

    private static final class Created {
        final String type;
        boolean twiceOnStack;

        Created(String type) {
            this.type = type;
        }
    }

    WeavingVisitor(
            MethodVisitor next, ClassWeaving classWeaving, String methodName, @Nullable RealTimeClasses realTime) {
        super(Opcodes.ASM9, next);
        this.classWeaving = classWeaving;
        this.inConstructor = methodName.equals("<init>");
        this.methodName = methodName;
        this.realTime = realTime;
    }

    /** Puts ours in the place of a call, or adds to it, and returns true; or returns false to leave it. */
    abstract boolean replace(int opcode, String owner, String name, String descriptor);

    /** Called behind a constructor of a class that may concern us. {@link #pushConstructed} gives the object. */
    void constructed(String owner, String descriptor, boolean isThis) {}

    /** Ours for the target of a method reference, with the site as its first argument. */
    Rules.@Nullable Call reference(Handle target) {
        return null;
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        justCreated = null;
        if (opcode == Opcodes.INVOKESPECIAL && name.equals("<init>")) {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            constructor(owner, descriptor);
        } else if (opcode == Opcodes.INVOKESPECIAL
                || !(Rules.mayConcern(owner) || Rules.mayConcernAnyOwner(name))
                || !replace(opcode, owner, name, descriptor)) {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        } else {
            changed = true;
        }
    }

    private void constructor(String owner, String descriptor) {
        Created created = unconstructed.peek();
        if (created == null || !created.type.equals(owner)) {
            if (inConstructor && owner.equals(classWeaving.superName()) && Rules.mayConcern(owner)) {
                constructed(owner, descriptor, true);
            }
            return;
        }
        unconstructed.pop();
        if (created.twiceOnStack && Rules.mayConcern(owner)) {
            constructed(owner, descriptor, false);
        }
    }

    /** Puts another reference to the object that has just been constructed on the stack. */
    final void pushConstructed(boolean isThis) {
        if (isThis) {
            super.visitVarInsn(Opcodes.ALOAD, 0);
        } else {
            super.visitInsn(Opcodes.DUP);
        }
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        super.visitTypeInsn(opcode, type);
        justCreated = null;
        if (opcode == Opcodes.NEW) {
            justCreated = new Created(type);
            unconstructed.push(justCreated);
        }
    }

    @Override
    public void visitInsn(int opcode) {
        super.visitInsn(opcode);
        if (opcode == Opcodes.DUP && justCreated != null) {
            justCreated.twiceOnStack = true;
        }
        justCreated = null;
    }

    // What can stand between NEW and DUP in no compiler's code, but in somebody's.

    @Override
    public void visitVarInsn(int opcode, int variable) {
        super.visitVarInsn(opcode, variable);
        justCreated = null;
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        super.visitFieldInsn(opcode, owner, name, descriptor);
        justCreated = null;
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        super.visitIntInsn(opcode, operand);
        justCreated = null;
    }

    @Override
    public void visitLdcInsn(Object constant) {
        super.visitLdcInsn(constant);
        justCreated = null;
    }

    /** A serializable lambda names its target in what is written, and looks for the same name when it is read. */
    private static boolean isSerializable(Handle bootstrap, Object[] arguments) {
        return bootstrap.getName().equals("altMetafactory")
                && arguments.length > 3
                && arguments[3] instanceof Integer flags
                && (flags & LambdaMetafactory.FLAG_SERIALIZABLE) != 0;
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        if (bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")
                && arguments.length > 1
                && arguments[1] instanceof Handle target) {
            Rules.Call ours = Rules.mayConcern(target.getOwner()) ? reference(target) : null;
            // Without captured arguments only: all that we know are static or constructors, and have none.
            if (ours != null && descriptor.startsWith("()") && !isSerializable(bootstrap, arguments)) {
                Object[] changedArguments = arguments.clone();
                Rules.Call way = classWeaving.route(ours);
                changedArguments[1] =
                        new Handle(Opcodes.H_INVOKESTATIC, way.owner(), way.name(), way.descriptor(), false);
                site(target.getOwner(), target.getName());
                super.visitInvokeDynamicInsn(name, "(I" + descriptor.substring(1), bootstrap, changedArguments);
                changed = true;
                return;
            }
        }
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        super.visitMaxs(changed ? maxStack + MORE_STACK : maxStack, maxLocals);
    }

    @Override
    public void visitEnd() {
        super.visitEnd();
        if (changed) {
            classWeaving.changed();
        }
    }

    /** Puts the number of the site on the stack. */
    final void site(String owner, String name) {
        String simple = owner.substring(owner.lastIndexOf('/') + 1).replace('$', '.');
        String read = name.equals("<init>") ? "new " + simple + "()" : simple + "." + name + "()";
        push(Sites.register(classWeaving.className(), methodName, read, realTime));
        changed = true;
    }

    private void push(int number) {
        if (number <= Short.MAX_VALUE) {
            super.visitIntInsn(Opcodes.SIPUSH, number);
        } else {
            super.visitLdcInsn(number);
        }
    }

    final void call(Rules.Call ours) {
        Rules.Call way = classWeaving.route(ours);
        super.visitMethodInsn(Opcodes.INVOKESTATIC, way.owner(), way.name(), way.descriptor(), false);
    }

    final void instruction(int opcode) {
        super.visitInsn(opcode);
    }

    final void original(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }

    final ClassWeaving classWeaving() {
        return classWeaving;
    }

    /** A static read with the site slipped in under its arguments, all of which are references. */
    final boolean replaceRead(String owner, String name, String descriptor) {
        Rules.Call ours = Rules.read(owner, name, descriptor);
        if (ours == null) {
            return false;
        }
        site(owner, name);
        switch (Type.getArgumentCount(descriptor)) {
            case 0 -> {}
            case 1 -> instruction(Opcodes.SWAP);
            default -> {
                instruction(Opcodes.DUP_X2);
                instruction(Opcodes.POP);
            }
        }
        call(ours);
        return true;
    }

    /** {@code Chronology.dateNow(...)}, of whatever class, becomes {@code dateNow(clock)}. */
    final boolean replaceDateNow(int opcode, String owner, String descriptor) {
        boolean zoned = descriptor.startsWith("(Ljava/time/ZoneId;)");
        if (opcode == Opcodes.INVOKESTATIC
                || !owner.startsWith("java/time/chrono/")
                || !(zoned || descriptor.startsWith("()"))) {
            return false;
        }
        site(owner, "dateNow");
        if (zoned) {
            instruction(Opcodes.SWAP);
        }
        call(new Rules.Call(
                Rules.READS, "systemClock", zoned ? "(ILjava/time/ZoneId;)Ljava/time/Clock;" : "(I)Ljava/time/Clock;"));
        original(
                opcode,
                owner,
                "dateNow",
                "(Ljava/time/Clock;)" + descriptor.substring(descriptor.indexOf(')') + 1),
                opcode == Opcodes.INVOKEINTERFACE);
        return true;
    }

    /** Behind a constructor that reads the clock. */
    final void adjustConstructed(String owner, String descriptor, boolean isThis) {
        Rules.Call ours = Rules.adjustment(owner, descriptor);
        if (ours != null) {
            pushConstructed(isThis);
            site(owner, "<init>");
            call(ours);
        }
    }
}
