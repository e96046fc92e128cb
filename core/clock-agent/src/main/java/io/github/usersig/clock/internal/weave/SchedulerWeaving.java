package io.github.usersig.clock.internal.weave;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's executors, timers and threads: which task is taken, run, handed over and ended, and by what time it is due. Only
 * bodies change, by calls of {@code Hooks} that stand at their beginning, at their end, or in the place of one call.
 */
final class SchedulerWeaving {

    private static final String QUEUE = "Ljava/util/TaskQueue;";
    private static final String OBJECT = "(Ljava/lang/Object;)";
    private static final String TWO_OBJECTS = "(Ljava/lang/Object;Ljava/lang/Object;)";

    private static final String TIMER_RUNS = "java/util/TimerTask.run";
    private static final Hook RUN = new Hook("run", "(Ljava/util/TimerTask;)V");

    /** More than any of these puts on top of what was there. */
    private static final int MORE_STACK = 3;

    /** By class, then by method and descriptor. */
    private static final Map<String, Map<String, Edit>> EDITS = new HashMap<>();

    /** What is still to be found, by class. */
    private static final Map<String, Set<String>> MISSING = new HashMap<>();

    /** A call of one of our hooks. Data and no lambdas, whose making would cost a starting JVM more than all of this. */
    private static final class Hook {

        private final String name;
        private final String descriptor;
        private final int[] loads;
        private String fieldOwner = "";
        private String field = "";
        private String fieldDescriptor = "";

        /** @param loads the variables that it takes */
        Hook(String name, String descriptor, int... loads) {
            this.name = name;
            this.descriptor = descriptor;
            this.loads = loads;
        }

        /** Of the variable that is loaded last, it takes this field. */
        Hook withField(String owner, String name, String descriptor) {
            fieldOwner = owner;
            field = name;
            fieldDescriptor = descriptor;
            return this;
        }

        void write(MethodVisitor to) {
            for (int variable : loads) {
                to.visitVarInsn(Opcodes.ALOAD, variable);
            }
            if (!fieldOwner.isEmpty()) {
                to.visitFieldInsn(Opcodes.GETFIELD, fieldOwner, field, fieldDescriptor);
            }
            to.visitMethodInsn(Opcodes.INVOKESTATIC, Rules.SCHEDULERS, name, descriptor, false);
        }
    }

    /** What is done in one method. */
    private static final class Edit {

        /** What the method begins with. */
        @Nullable
        Hook first;

        /** Whether its result takes the place of the first argument. */
        boolean replacesArgument;

        /** What stands in front of each return. */
        @Nullable
        Hook last;

        /** Whether it is given what is returned. */
        boolean seesResult;

        /** A call, as {@code owner.name}, that {@link #with} takes the place of. */
        @Nullable
        String replaced;

        @Nullable
        Hook with;

        /** Whether one JDK has this method and another one has not. */
        boolean optional;

        Edit first(Hook hook) {
            first = hook;
            return this;
        }

        Edit last(Hook hook) {
            last = hook;
            return this;
        }

        Edit replace(String call, Hook hook) {
            replaced = call;
            with = hook;
            return this;
        }
    }

    static {
        scheduled();
        pool();
        timer();
        forkJoin();
        thread();
        for (Map.Entry<String, Map<String, Edit>> type : EDITS.entrySet()) {
            Set<String> required = new HashSet<>();
            for (Map.Entry<String, Edit> method : type.getValue().entrySet()) {
                if (!method.getValue().optional) {
                    required.add(method.getKey());
                }
            }
            MISSING.put(type.getKey(), required);
        }
    }

    private SchedulerWeaving() {}

    private static Edit edit(String owner, String method) {
        Map<String, Edit> methods = EDITS.get(owner);
        if (methods == null) {
            methods = new HashMap<>();
            EDITS.put(owner, methods);
        }
        Edit edit = new Edit();
        methods.put(method, edit);
        return edit;
    }

    private static void scheduled() {
        String now = "java/lang/System.nanoTime";
        String scheduled = SchedulerNames.SCHEDULED;
        edit(scheduled, "triggerTime(J)J").replace(now, new Hook("nanosToScheduleFrom", OBJECT + "J", 0));
        edit(SchedulerNames.SCHEDULED_TASK, "getDelay(Ljava/util/concurrent/TimeUnit;)J")
                .replace(
                        now,
                        new Hook("nanos", OBJECT + "J", 0)
                                .withField(SchedulerNames.SCHEDULED_TASK, "this$0", "L" + scheduled + ";"));
        String future = "Ljava/util/concurrent/RunnableScheduledFuture;";
        edit(SchedulerNames.SCHEDULED_QUEUE, "finishPoll(" + future + ")" + future)
                .first(new Hook("taken", TWO_OBJECTS + "V", 0, 1));
        edit(SchedulerNames.SCHEDULED_QUEUE, "offer(Ljava/lang/Runnable;)Z").last(new Hook("offered", "()V"));
    }

    private static void pool() {
        String pool = SchedulerNames.POOL;
        String worker = pool + "$Worker";
        Edit taking = edit(pool, "getTask()Ljava/lang/Runnable;")
                .first(new Hook("idle", OBJECT + "V", 0))
                .last(new Hook("began", OBJECT + "V"));
        taking.seesResult = true;
        edit(pool, "runWorker(L" + worker + ";)V")
                .first(new Hook("began", OBJECT + "V", 1).withField(worker, "firstTask", "Ljava/lang/Runnable;"));
        edit(pool, "processWorkerExit(L" + worker + ";Z)V").first(new Hook("gone", "()V"));
        edit(pool, "execute(Ljava/lang/Runnable;)V").first(new Hook("handedOver", TWO_OBJECTS + "V", 0, 1));
        edit(pool, "reject(Ljava/lang/Runnable;)V").first(new Hook("refused", OBJECT + "V", 1));
    }

    private static void timer() {
        String now = "java/lang/System.currentTimeMillis";
        String task = "(Ljava/util/TimerTask;";
        String timer = SchedulerNames.TIMER;
        for (String method : new String[] {
            "schedule" + task + "J)V", "schedule" + task + "JJ)V", "scheduleAtFixedRate" + task + "JJ)V"
        }) {
            edit(timer, method)
                    .replace(now, new Hook("millisToScheduleFrom", OBJECT + "J", 0).withField(timer, "queue", QUEUE));
        }
        edit(timer, "sched" + task + "JJ)V")
                .last(new Hook("scheduled", TWO_OBJECTS + "V", 1, 0).withField(timer, "queue", QUEUE));
        edit(SchedulerNames.TIMER_THREAD, "mainLoop()V")
                .replace(
                        now,
                        new Hook("millis", OBJECT + "J", 0).withField(SchedulerNames.TIMER_THREAD, "queue", QUEUE));
    }

    private static void forkJoin() {
        String task = "Ljava/util/concurrent/ForkJoinTask;";
        for (String method : new String[] {
            "execute(Ljava/lang/Runnable;)V",
            "submit(Ljava/lang/Runnable;)" + task,
            "submit(Ljava/lang/Runnable;Ljava/lang/Object;)" + task,
            "submit(Ljava/util/concurrent/Callable;)" + task
        }) {
            String type = method.contains("Callable") ? "Ljava/util/concurrent/Callable;" : "Ljava/lang/Runnable;";
            edit(SchedulerNames.FORK_JOIN, method)
                    .first(new Hook("counted", "(Ljava/lang/Object;" + type + ")" + type, 0, 1))
                    .replacesArgument = true;
        }
        String unit = "Ljava/util/concurrent/TimeUnit;)Ljava/util/concurrent/ScheduledFuture;";
        for (String method : new String[] {
            "schedule(Ljava/lang/Runnable;J" + unit,
            "schedule(Ljava/util/concurrent/Callable;J" + unit,
            "scheduleAtFixedRate(Ljava/lang/Runnable;JJ" + unit,
            "scheduleWithFixedDelay(Ljava/lang/Runnable;JJ" + unit
        }) {
            edit(SchedulerNames.FORK_JOIN, method).first(new Hook("forkJoinSchedules", "()V")).optional = true;
        }
    }

    private static void thread() {
        Hook starting = new Hook("starting", OBJECT + "V", 0);
        edit(SchedulerNames.THREAD, "start()V").first(starting);
        String inContainer = "start(Ljdk/internal/vm/ThreadContainer;)V";
        edit(SchedulerNames.THREAD, inContainer).first(starting).optional = true;
        edit(SchedulerNames.VIRTUAL_THREAD, inContainer).first(starting).optional = true;
    }

    /** What a class of this JDK lacks of what should be woven in it; empty if all is well or it has not been loaded. */
    static synchronized Map<String, Set<String>> missing(Set<String> loaded) {
        Map<String, Set<String>> missing = new HashMap<>(MISSING);
        missing.keySet().retainAll(loaded);
        missing.values().removeIf(Set::isEmpty);
        return missing;
    }

    private static synchronized void found(String type, String method) {
        Set<String> missing = MISSING.get(type);
        if (missing != null) {
            missing.remove(method);
        }
    }

    static byte[] weave(String internalName, byte[] file) {
        Map<String, Edit> edits = EDITS.getOrDefault(internalName, Map.of());
        ClassReader reader = new ClassReader(file);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
                        Edit edit = edits.get(name + descriptor);
                        return edit == null ? next : new Method(next, internalName, name + descriptor, edit);
                    }
                },
                0);
        return writer.toByteArray();
    }

    private static final class Method extends MethodVisitor {

        private final String type;
        private final String method;
        private final Edit edit;

        Method(MethodVisitor next, String type, String method, Edit edit) {
            super(Opcodes.ASM9, next);
            this.type = type;
            this.method = method;
            this.edit = edit;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            Hook first = edit.first;
            if (first != null) {
                first.write(mv);
                if (edit.replacesArgument) {
                    mv.visitVarInsn(Opcodes.ASTORE, 1);
                }
            }
            if (edit.replaced == null) {
                found(type, method);
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            Hook with = edit.with;
            if (with != null && (owner + "." + name).equals(edit.replaced)) {
                with.write(mv);
                found(type, method);
            } else if (type.equals(SchedulerNames.TIMER_THREAD) && (owner + "." + name).equals(TIMER_RUNS)) {
                RUN.write(mv);
            } else {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            }
        }

        @Override
        public void visitInsn(int opcode) {
            Hook last = edit.last;
            if (last != null && opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
                if (edit.seesResult) {
                    super.visitInsn(Opcodes.DUP);
                }
                last.write(mv);
            }
            super.visitInsn(opcode);
        }

        @Override
        public void visitMaxs(int maxStack, int maxLocals) {
            super.visitMaxs(maxStack + MORE_STACK, maxLocals);
        }
    }
}
