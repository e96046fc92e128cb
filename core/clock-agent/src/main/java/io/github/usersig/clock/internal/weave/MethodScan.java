package io.github.usersig.clock.internal.weave;

import static io.github.usersig.clock.internal.weave.ConstantPool.u2;
import static io.github.usersig.clock.internal.weave.ConstantPool.u4;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the methods of a class file in which weaving may change something, without parsing their code: in the others
 * none of the bytes that such a call is made of can be found. The writer of class files copies those unread, which is
 * most of what weaving a class costs.
 */
final class MethodScan {

    private static final int LDC = 0x12;
    private static final int LDC_W = 0x13;
    private static final int INVOKEVIRTUAL = 0xb6;
    private static final int INVOKEDYNAMIC = 0xba;

    private final byte[] file;
    private final int[] constants;

    /** Constants that stand for a method that concerns us, for a handle to one, or for a call that may take such a handle. */
    private final BitSet relevant = new BitSet();

    private int at;

    private MethodScan(byte[] file) {
        this.file = file;
        this.constants = new int[u2(file, 8)];
    }

    /** The numbers of these methods, in the order of the file; null if the file is not understood. */
    static @Nullable BitSet relevantMethods(byte[] file) {
        try {
            MethodScan scan = new MethodScan(file);
            return scan.readConstants() ? scan.readMethods() : null;
        } catch (ArrayIndexOutOfBoundsException | NegativeArraySizeException truncated) {
            return null;
        }
    }

    private boolean readConstants() {
        at = 10;
        for (int i = 1; i < constants.length; i++) {
            constants[i] = at;
            int length = ConstantPool.lengthOfConstant(file, at);
            if (length == 0) {
                return false;
            }
            if (file[at] == ConstantPool.LONG || file[at] == ConstantPool.DOUBLE) {
                i++;
            }
            at += length;
        }
        markMethods();
        if (markHandles()) {
            markDynamicCalls();
        }
        return true;
    }

    private void markMethods() {
        for (int i = 1; i < constants.length; i++) {
            int tag = tag(i);
            if (tag == ConstantPool.METHOD_REF || tag == ConstantPool.INTERFACE_METHOD_REF) {
                int owner = u2(file, constants[u2(file, constants[i] + 1)] + 1);
                int name = u2(file, constants[u2(file, constants[i] + 3)] + 1);
                if (Rules.mayConcern(text(owner)) || Rules.mayConcernAnyOwner(text(name))) {
                    relevant.set(i);
                }
            }
        }
    }

    private boolean markHandles() {
        boolean any = false;
        for (int i = 1; i < constants.length; i++) {
            if (tag(i) == ConstantPool.METHOD_HANDLE && relevant.get(u2(file, constants[i] + 2))) {
                relevant.set(i);
                any = true;
            }
        }
        return any;
    }

    private void markDynamicCalls() {
        for (int i = 1; i < constants.length; i++) {
            if (tag(i) == ConstantPool.INVOKE_DYNAMIC) {
                relevant.set(i);
            }
        }
    }

    /** 0 for the empty slot behind a long or a double. */
    private int tag(int constant) {
        return constants[constant] == 0 ? 0 : file[constants[constant]];
    }

    private String text(int utf8) {
        int start = constants[utf8];
        return new String(file, start + 3, u2(file, start + 1), StandardCharsets.ISO_8859_1);
    }

    private BitSet readMethods() {
        at += 6;
        at += 2 + 2 * u2(file, at);
        int fields = u2(file, at);
        at += 2;
        for (int i = 0; i < fields; i++) {
            readMember();
        }
        BitSet methods = new BitSet();
        int count = u2(file, at);
        at += 2;
        for (int i = 0; i < count; i++) {
            methods.set(i, readMember());
        }
        return methods;
    }

    /** Whether the member is relevant. All its attributes are searched: its code is one of them. */
    private boolean readMember() {
        int attributes = u2(file, at + 6);
        at += 8;
        boolean found = false;
        for (int i = 0; i < attributes; i++) {
            int end = at + 6 + u4(file, at + 2);
            found = found || mentionsRelevant(at + 6, end);
            at = end;
        }
        return found;
    }

    private boolean mentionsRelevant(int start, int end) {
        for (int i = start; i < end - 1; i++) {
            int opcode = file[i] & 0xff;
            if (opcode == LDC) {
                if (relevant.get(file[i + 1] & 0xff)) {
                    return true;
                }
            } else if ((opcode >= INVOKEVIRTUAL && opcode <= INVOKEDYNAMIC) || opcode == LDC_W) {
                if (i + 2 < end && relevant.get(u2(file, i + 1))) {
                    return true;
                }
            }
        }
        return false;
    }
}
