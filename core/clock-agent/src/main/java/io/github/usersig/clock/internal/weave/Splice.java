package io.github.usersig.clock.internal.weave;

import static io.github.usersig.clock.internal.weave.ConstantPool.u2;
import static io.github.usersig.clock.internal.weave.ConstantPool.u4;

import io.github.usersig.clock.internal.RealTimeClasses;
import java.io.ByteArrayOutputStream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Weaves those methods of a class that read a clock, and puts them into its file in the place of the old ones. Reader and
 * writer of class files see a class that has nothing but these methods: to take apart a whole class, with all its constants,
 * and put it together again would be most of what weaving costs, and would have the JVM compile what does it.
 *
 * <p>The constants of the file stay where they are, and the new ones come behind them.
 */
final class Splice {

    /** The newest class file version that the reader knows; newer ones are read as if they were of this version. */
    private static final int NEWEST = Opcodes.V25;

    private static final int MAJOR_VERSION = 6;

    /** No class has constants of this kind next to each other; see {@link #reserve}. */
    private static final long NOBODYS = 0x5bd1e995_b5297a4dL;

    private static final String NOBODYS_TEXT = "io/github/usersig/clock/ holds this place";

    private final byte[] file;
    private final MethodScan scan;

    private Splice(byte[] file, MethodScan scan) {
        this.file = file;
        this.scan = scan;
    }

    /** The new file; null if nothing has changed. */
    static byte @Nullable [] weave(
            byte[] file, MethodScan scan, ClassWeaving.Kind kind, Route route, @Nullable RealTimeClasses realTime) {
        return new Splice(file, scan).weave(kind, route, realTime);
    }

    private byte @Nullable [] weave(ClassWeaving.Kind kind, Route route, @Nullable RealTimeClasses realTime) {
        ClassWriter writer = new ClassWriter(0);
        int reserved = reserve(writer, scan.constants() - 1);
        ClassWeaving weaving = new ClassWeaving(writer, kind, route, realTime);
        new ClassReader(relevantMethodsOnly()).accept(weaving, 0);
        return weaving.hasChanged() ? spliced(writer.toByteArray(), 10 + reserved) : null;
    }

    /** Fills a writer's first places with constants that no method has, and tells how many bytes they take. */
    private static int reserve(ClassWriter writer, int places) {
        int bytes = 0;
        for (int i = 1; i < places; i += 2) {
            writer.newConst(NOBODYS + i);
            bytes += 9;
        }
        if (places % 2 == 1) {
            writer.newUTF8(NOBODYS_TEXT);
            bytes += 3 + NOBODYS_TEXT.length();
        }
        return bytes;
    }

    private byte[] relevantMethodsOnly() {
        ByteArrayOutputStream only = new ByteArrayOutputStream(file.length);
        only.write(file, 0, scan.afterConstants() + 6);
        writeU2(only, 0);
        writeU2(only, 0);
        writeU2(only, scan.relevantMethods().cardinality());
        for (int i = scan.relevantMethods().nextSetBit(0);
                i >= 0;
                i = scan.relevantMethods().nextSetBit(i + 1)) {
            only.write(file, scan.method(i), scan.method(i + 1) - scan.method(i));
        }
        int bootstrap = scan.bootstrapMethods();
        writeU2(only, bootstrap == 0 ? 0 : 1);
        if (bootstrap != 0) {
            only.write(file, bootstrap, 6 + u4(file, bootstrap + 2));
        }
        byte[] bytes = only.toByteArray();
        if (u2(bytes, MAJOR_VERSION) > NEWEST) {
            bytes[MAJOR_VERSION] = 0;
            bytes[MAJOR_VERSION + 1] = NEWEST;
        }
        return bytes;
    }

    private byte[] spliced(byte[] woven, int firstNew) {
        int bootstrap = scan.bootstrapMethods();
        int known = bootstrap == 0 ? 0 : u2(file, bootstrap + 6);
        int afterNew = moveDynamicConstants(woven, firstNew, known);
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length + woven.length);
        out.write(file, 0, 8);
        writeU2(out, u2(woven, 8));
        out.write(file, 10, scan.afterConstants() - 10);
        out.write(woven, firstNew, afterNew - firstNew);
        out.write(file, scan.afterConstants(), scan.method(0) - scan.afterConstants());

        // Behind its constants: flags, names, no interfaces, no fields
        int at = afterNew + 12;
        for (int i = 0; i < scan.methods(); i++) {
            if (scan.relevantMethods().get(i)) {
                int end = MethodScan.endOfMember(woven, at);
                out.write(woven, at, end - at);
                at = end;
            } else {
                out.write(file, scan.method(i), scan.method(i + 1) - scan.method(i));
            }
        }
        writeAttributes(out, woven, at);
        return out.toByteArray();
    }

    /** Those that name a method which makes them go by its number; ours come behind those that the file has. */
    private int moveDynamicConstants(byte[] woven, int firstNew, int known) {
        int at = firstNew;
        for (int i = scan.constants(); i < u2(woven, 8); i++) {
            int tag = woven[at];
            if (tag == ConstantPool.INVOKE_DYNAMIC || tag == ConstantPool.DYNAMIC) {
                int moved = u2(woven, at + 1) + known;
                woven[at + 1] = (byte) (moved >>> 8);
                woven[at + 2] = (byte) moved;
            } else if (tag == ConstantPool.LONG || tag == ConstantPool.DOUBLE) {
                i++;
            }
            at += ConstantPool.lengthOfConstant(woven, at);
        }
        return at;
    }

    /** All that the file has, and with its bootstrap methods ours: the one attribute that the woven class can have. */
    private void writeAttributes(ByteArrayOutputStream out, byte[] woven, int at) {
        int bootstrap = scan.bootstrapMethods();
        int start = scan.method(scan.methods());
        boolean ours = u2(woven, at) == 1;
        if (!ours) {
            out.write(file, start, file.length - start);
            return;
        }
        int added = u4(woven, at + 4) - 2;
        if (bootstrap == 0) {
            writeU2(out, u2(file, start) + 1);
            out.write(file, start + 2, file.length - start - 2);
            out.write(woven, at + 2, 6 + 2 + added);
            return;
        }
        int length = u4(file, bootstrap + 2);
        out.write(file, start, bootstrap + 2 - start);
        writeU2(out, (length + added) >>> 16);
        writeU2(out, length + added);
        writeU2(out, u2(file, bootstrap + 6) + u2(woven, at + 8));
        out.write(file, bootstrap + 8, length - 2);
        out.write(woven, at + 10, added);
        int end = bootstrap + 6 + length;
        out.write(file, end, file.length - end);
    }

    private static void writeU2(ByteArrayOutputStream out, int number) {
        out.write(number >>> 8);
        out.write(number);
    }
}
