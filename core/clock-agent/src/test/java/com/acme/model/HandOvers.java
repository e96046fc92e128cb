package com.acme.model;

import com.acme.model.Plan.Way;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Hands work over to others, as an app does. */
@SuppressWarnings("FutureReturnValueIgnored")
final class HandOvers {

    private static final ThreadFactory THREADS = task -> daemon(new Thread(task));

    private static final ExecutorService POOL = Executors.newFixedThreadPool(2, THREADS);
    private static final ExecutorService SINGLE = Executors.newSingleThreadExecutor(THREADS);
    private static final ExecutorService CACHED = Executors.newCachedThreadPool(THREADS);
    private static final ForkJoinPool FORK_JOIN = new ForkJoinPool(2);
    private static final Consumer<Runnable> VIRTUAL =
            Runtime.version().feature() >= 21 ? virtualThreads() : HandOvers::startThread;

    private HandOvers() {}

    static void to(Way way, Runnable work) {
        switch (way) {
            case EXECUTE -> POOL.execute(work);
            case SUBMIT -> SINGLE.submit(work);
            case SUBMIT_AND_WAIT -> await(CACHED.submit(work));
            case CACHED -> CACHED.execute(work);
            case FORK_JOIN -> FORK_JOIN.submit(work);
            case ASYNC -> CompletableFuture.runAsync(work, POOL);
            case ASYNC_COMMON -> CompletableFuture.runAsync(work);
            case ASYNC_CHAIN ->
                CompletableFuture.supplyAsync(() -> "first", SINGLE)
                        .thenApplyAsync(first -> first + ", second", POOL)
                        .thenRunAsync(work);
            case THREAD -> startThread(work);
            case VIRTUAL ->
                VIRTUAL.accept(() -> {
                    silence(Thread.currentThread());
                    work.run();
                });
        }
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (ExecutionException planned) {
            // what the job throws
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void startThread(Runnable work) {
        daemon(new Thread(work)).start();
    }

    private static Thread daemon(Thread thread) {
        thread.setDaemon(true);
        silence(thread);
        return thread;
    }

    /** What a plan makes a job throw is no news. */
    private static void silence(Thread thread) {
        thread.setUncaughtExceptionHandler((failed, thrown) -> {
            if (!(thrown instanceof Player.Planned)) {
                thrown.printStackTrace();
            }
        });
    }

    /**
     * A class that calls {@code Thread.startVirtualThread} as an app's code does, and not by reflection. This source is for
     * JDK 17, which has no such method.
     */
    @SuppressWarnings("unchecked")
    private static Consumer<Runnable> virtualThreads() {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(
                Opcodes.V17,
                Opcodes.ACC_PUBLIC,
                HandOvers.class.getPackageName().replace('.', '/') + "/VirtualThreads",
                null,
                "java/lang/Object",
                new String[] {"java/util/function/Consumer"});
        MethodVisitor constructor = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        constructor.visitCode();
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        constructor.visitInsn(Opcodes.RETURN);
        constructor.visitMaxs(0, 0);
        constructor.visitEnd();
        MethodVisitor accept = writer.visitMethod(Opcodes.ACC_PUBLIC, "accept", "(Ljava/lang/Object;)V", null, null);
        accept.visitCode();
        accept.visitVarInsn(Opcodes.ALOAD, 1);
        accept.visitTypeInsn(Opcodes.CHECKCAST, "java/lang/Runnable");
        accept.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                "java/lang/Thread",
                "startVirtualThread",
                "(Ljava/lang/Runnable;)Ljava/lang/Thread;",
                false);
        accept.visitInsn(Opcodes.POP);
        accept.visitInsn(Opcodes.RETURN);
        accept.visitMaxs(0, 0);
        accept.visitEnd();
        writer.visitEnd();
        try {
            return (Consumer<Runnable>) MethodHandles.lookup()
                    .defineClass(writer.toByteArray())
                    .asSubclass(Consumer.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
