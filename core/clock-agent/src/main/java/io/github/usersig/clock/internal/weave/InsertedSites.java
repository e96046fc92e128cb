package io.github.usersig.clock.internal.weave;

import static io.github.usersig.clock.internal.weave.ConstantPool.u2;
import static io.github.usersig.clock.internal.weave.ConstantPool.u4;

import io.github.usersig.clock.internal.Sites;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the calls of {@code System.nanoTime()} and {@code currentTimeMillis()} in classes of the app that do nothing else
 * that is woven, as nearly all do: the number of its site comes before each call, and what counts bytes of code counts three
 * more from there on. To have the writer of class files do that costs ten times as much. Classes with anything that is not
 * as simple, a switch for one, are left to {@link Splice}.
 */
final class InsertedSites {

    private static final int SIPUSH = 0x11;
    private static final int LDC = 0x12;
    private static final int LDC_W = 0x13;
    private static final int IFEQ = 0x99;
    private static final int JSR = 0xa8;
    private static final int INVOKEVIRTUAL = 0xb6;
    private static final int INVOKESTATIC = 0xb8;
    private static final int INVOKEDYNAMIC = 0xba;
    private static final int IFNULL = 0xc6;
    private static final int IFNONNULL = 0xc7;

    /** What {@link WeavingVisitor} allows for. */
    private static final int MORE_STACK = 4;

    private static final int INSERTED = 3;

    private static final String DESCRIPTOR = "(I)J";

    private final byte[] file;
    private final MethodScan scan;
    private final Route route;
    private final String className;

    /** By the constant of a call, that of ours; 0 for all other constants. */
    private final int[] ours;

    private final ByteArrayOutputStream constants = new ByteArrayOutputStream();
    private int constantCount;

    /** Where in the code of one method the calls are, in their order, and how many. */
    private int[] calls = new int[8];

    private int count;
    private int code;
    private int codeLength;
    private String methodName = "";

    private InsertedSites(byte[] file, MethodScan scan, Route route) {
        this.file = file;
        this.scan = scan;
        this.route = route;
        this.className = scan.className().replace('/', '.');
        this.constantCount = scan.constants();
        this.ours = new int[scan.constants()];
    }

    /** The new file; null if it must be woven in another way. */
    static byte @Nullable [] weave(byte[] file, MethodScan scan, Route route) {
        return new InsertedSites(file, scan, route).weave();
    }

    private byte @Nullable [] weave() {
        addConstants();
        ByteArrayOutputStream methods = new ByteArrayOutputStream(file.length);
        for (int i = 0; i < scan.methods(); i++) {
            if (!scan.relevantMethods().get(i)) {
                methods.write(file, scan.method(i), scan.method(i + 1) - scan.method(i));
            } else if (!writeMethod(methods, scan.method(i), scan.method(i + 1))) {
                return null;
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length + methods.size());
        out.write(file, 0, 8);
        writeU2(out, constantCount);
        out.write(file, 10, scan.afterConstants() - 10);
        out.writeBytes(constants.toByteArray());
        out.write(file, scan.afterConstants(), scan.method(0) - scan.afterConstants());
        out.writeBytes(methods.toByteArray());
        int end = scan.method(scan.methods());
        out.write(file, end, file.length - end);
        return out.toByteArray();
    }

    private void addConstants() {
        int descriptor = constantCount;
        writeText(DESCRIPTOR);
        constantCount++;
        String ownerName = "";
        int owner = 0;
        for (int i = 1; i < ours.length; i++) {
            int name = scan.nameIfCallOf(i, Rules.SYSTEM);
            if (name != 0) {
                Rules.Call way = route.call(new Rules.Call(Rules.SITES, scan.text(name), DESCRIPTOR));
                if (!way.owner().equals(ownerName)) {
                    ownerName = way.owner();
                    writeText(ownerName);
                    constants.write(7);
                    writeU2(constants, constantCount);
                    owner = constantCount + 1;
                    constantCount += 2;
                }
                constants.write(12);
                writeU2(constants, name);
                writeU2(constants, descriptor);
                constants.write(ConstantPool.METHOD_REF);
                writeU2(constants, owner);
                writeU2(constants, constantCount);
                ours[i] = constantCount + 1;
                constantCount += 2;
            }
        }
    }

    private void writeText(String text) {
        constants.write(ConstantPool.UTF8);
        writeU2(constants, text.length());
        for (int i = 0; i < text.length(); i++) {
            constants.write(text.charAt(i));
        }
    }

    private boolean writeMethod(ByteArrayOutputStream out, int member, int end) {
        int attribute = scan.codeAttribute(member);
        methodName = scan.text(u2(file, member + 2));
        code = attribute + 14;
        codeLength = u4(file, attribute + 10);
        if (!findCalls() || codeLength + INSERTED * count > Short.MAX_VALUE) {
            return false;
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream(u4(file, attribute + 2) + 64);
        writeU2(body, u2(file, attribute + 6) + MORE_STACK);
        writeU2(body, u2(file, attribute + 8));
        writeU4(body, codeLength + INSERTED * count);
        if (!writeCode(body)) {
            return false;
        }
        int at = writeHandlers(body, code + codeLength);
        int attributes = u2(file, at);
        writeU2(body, attributes);
        at += 2;
        for (int i = 0; i < attributes; i++) {
            if (!writeAttribute(body, at)) {
                return false;
            }
            at += 6 + u4(file, at + 2);
        }
        out.write(file, member, attribute + 2 - member);
        writeU4(out, body.size());
        out.writeBytes(body.toByteArray());
        out.write(file, at, end - at);
        return true;
    }

    private boolean findCalls() {
        count = 0;
        for (int i = 0; i < codeLength; ) {
            int opcode = file[code + i] & 0xff;
            if (opcode >= INVOKEVIRTUAL && opcode <= INVOKEDYNAMIC) {
                int constant = u2(file, code + i + 1);
                if (opcode == INVOKESTATIC && ours[constant] != 0) {
                    if (count == calls.length) {
                        calls = Arrays.copyOf(calls, 2 * count);
                    }
                    calls[count++] = i;
                } else if (scan.isRelevant(constant)) {
                    return false;
                }
            } else if ((opcode == LDC && scan.isRelevant(file[code + i + 1] & 0xff))
                    || (opcode == LDC_W && scan.isRelevant(u2(file, code + i + 1)))) {
                return false;
            }
            int length = ReadPointPatch.simpleLength(opcode);
            if (length == 0) {
                return false;
            }
            i += length;
        }
        return true;
    }

    /** Where what was here is now; a jump to a call leads to the number before it. */
    private int moved(int position) {
        int before = 0;
        while (before < count && calls[before] < position) {
            before++;
        }
        return position + INSERTED * before;
    }

    private boolean writeCode(ByteArrayOutputStream body) {
        int next = 0;
        for (int i = 0; i < codeLength; ) {
            int opcode = file[code + i] & 0xff;
            int length = ReadPointPatch.simpleLength(opcode);
            if (next < count && calls[next] == i) {
                int constant = u2(file, code + i + 1);
                int site = Sites.register(className, methodName, read(constant), null);
                if (site > Short.MAX_VALUE) {
                    return false;
                }
                body.write(SIPUSH);
                writeU2(body, site);
                body.write(INVOKESTATIC);
                writeU2(body, ours[constant]);
                next++;
            } else if ((opcode >= IFEQ && opcode <= JSR) || opcode == IFNULL || opcode == IFNONNULL) {
                body.write(opcode);
                writeU2(body, moved(i + (short) u2(file, code + i + 1)) - moved(i));
            } else {
                body.write(file, code + i, length);
            }
            i += length;
        }
        return true;
    }

    private String read(int constant) {
        return "System." + scan.text(scan.nameIfCallOf(constant, Rules.SYSTEM)) + "()";
    }

    private int writeHandlers(ByteArrayOutputStream body, int start) {
        int handlers = u2(file, start);
        writeU2(body, handlers);
        int at = start + 2;
        for (int i = 0; i < handlers; i++) {
            writeU2(body, moved(u2(file, at)));
            writeU2(body, moved(u2(file, at + 2)));
            writeU2(body, moved(u2(file, at + 4)));
            body.write(file, at + 6, 2);
            at += 8;
        }
        return at;
    }

    private boolean writeAttribute(ByteArrayOutputStream body, int at) {
        String name = scan.text(u2(file, at));
        ByteArrayOutputStream content = new ByteArrayOutputStream(u4(file, at + 2) + 16);
        int entries = u2(file, at + 6);
        writeU2(content, entries);
        switch (name) {
            case "LineNumberTable" -> {
                for (int i = 0; i < entries; i++) {
                    writeU2(content, moved(u2(file, at + 8 + 4 * i)));
                    content.write(file, at + 10 + 4 * i, 2);
                }
            }
            case "LocalVariableTable", "LocalVariableTypeTable" -> {
                for (int i = 0; i < entries; i++) {
                    int start = u2(file, at + 8 + 10 * i);
                    int from = moved(start);
                    writeU2(content, from);
                    writeU2(content, moved(start + u2(file, at + 10 + 10 * i)) - from);
                    content.write(file, at + 12 + 10 * i, 6);
                }
            }
            case "StackMapTable" -> writeFrames(content, at + 8, entries);
            default -> {
                return false;
            }
        }
        body.write(file, at, 2);
        writeU4(body, content.size());
        body.writeBytes(content.toByteArray());
        return true;
    }

    private void writeFrames(ByteArrayOutputStream out, int start, int frames) {
        int at = start;
        int position = -1;
        int movedPosition = -1;
        for (int i = 0; i < frames; i++) {
            int kind = file[at++] & 0xff;
            int delta = kind & 0x3f;
            if (kind >= 128) {
                delta = u2(file, at);
                at += 2;
            }
            position += delta + 1;
            delta = moved(position) - movedPosition - 1;
            movedPosition += delta + 1;
            if (kind < 64 || kind == 251) {
                writeKind(out, delta, 0, 251);
            } else if (kind < 128 || kind == 247) {
                writeKind(out, delta, 64, 247);
                at = writeTypes(out, at, 1);
            } else {
                out.write(kind);
                writeU2(out, delta);
                if (kind == 255) {
                    int locals = u2(file, at);
                    writeU2(out, locals);
                    at = writeTypes(out, at + 2, locals);
                    int stack = u2(file, at);
                    writeU2(out, stack);
                    at = writeTypes(out, at + 2, stack);
                } else if (kind > 251) {
                    at = writeTypes(out, at, kind - 251);
                }
            }
        }
    }

    private static void writeKind(ByteArrayOutputStream out, int delta, int small, int large) {
        if (delta < 64) {
            out.write(small + delta);
        } else {
            out.write(large);
            writeU2(out, delta);
        }
    }

    private int writeTypes(ByteArrayOutputStream out, int start, int types) {
        int at = start;
        for (int i = 0; i < types; i++) {
            int tag = file[at++];
            out.write(tag);
            if (tag == 7) {
                out.write(file, at, 2);
                at += 2;
            } else if (tag == 8) {
                // An object that has been created and not yet constructed, by where that was done
                writeU2(out, moved(u2(file, at)));
                at += 2;
            }
        }
        return at;
    }

    private static void writeU2(ByteArrayOutputStream out, int number) {
        out.write(number >>> 8);
        out.write(number);
    }

    private static void writeU4(ByteArrayOutputStream out, int number) {
        writeU2(out, number >>> 16);
        writeU2(out, number);
    }
}
