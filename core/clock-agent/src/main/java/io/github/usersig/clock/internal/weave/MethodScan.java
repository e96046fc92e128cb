package io.github.usersig.clock.internal.weave;

import static io.github.usersig.clock.internal.weave.ConstantPool.u2;
import static io.github.usersig.clock.internal.weave.ConstantPool.u4;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/**
 * Finds the methods of a class file in which weaving may change something, without parsing their code: in the others
 * none of the bytes that such a call is made of can be found.
 */
final class MethodScan {

    private static final int LDC = 0x12;
    private static final int LDC_W = 0x13;
    private static final int INVOKEVIRTUAL = 0xb6;
    private static final int INVOKEDYNAMIC = 0xba;
    private static final String BOOTSTRAP_METHODS = "BootstrapMethods";

    private final byte[] file;
    private final int[] constants;

    /** Constants that stand for a method that concerns us, for a handle to one, or for a call that may take such a handle. */
    private final boolean[] relevant;

    private int at;

    private MethodScan(byte[] file) {
        this.file = file;
        this.constants = new int[u2(file, 8)];
        this.relevant = new boolean[Math.max(constants.length, 256)];
    }

    private final BitSet relevantMethods = new BitSet();
    private int afterConstants;

    /** Where each method begins, and where the last one ends. */
    private int[] methods = new int[0];

    /** Where this attribute of the class is; 0 if there is none. */
    private int bootstrapMethods;

    /** What the file consists of. */
    static MethodScan of(byte[] file) {
        try {
            MethodScan scan = new MethodScan(file);
            scan.readConstants();
            scan.readMethods();
            return scan;
        } catch (ArrayIndexOutOfBoundsException | NegativeArraySizeException truncated) {
            throw new IllegalArgumentException("its file is cut off, or not understood", truncated);
        }
    }

    /** The numbers of these methods, in the order of the file. */
    BitSet relevantMethods() {
        return relevantMethods;
    }

    /** How many constants the file says it has: one more than there are places for them. */
    int constants() {
        return constants.length;
    }

    int afterConstants() {
        return afterConstants;
    }

    int methods() {
        return methods.length - 1;
    }

    int method(int number) {
        return methods[number];
    }

    int bootstrapMethods() {
        return bootstrapMethods;
    }

    String className() {
        return text(u2(file, constants[u2(file, afterConstants + 2)] + 1));
    }

    boolean isRelevant(int constant) {
        return relevant[constant];
    }

    /** The constant with the name of the method, if this one is a call that concerns us of a class; otherwise 0. */
    int nameIfCallOf(int constant, String owner) {
        return relevant[constant]
                        && tag(constant) == ConstantPool.METHOD_REF
                        && text(u2(file, constants[u2(file, constants[constant] + 1)] + 1))
                                .equals(owner)
                ? u2(file, constants[u2(file, constants[constant] + 3)] + 1)
                : 0;
    }

    /** Where the code of a method is; 0 if it has none. */
    int codeAttribute(int member) {
        int at = member + 8;
        for (int i = u2(file, member + 6); i > 0; i--) {
            int name = constants[u2(file, at)];
            if (u2(file, name + 1) == 4 && file[name + 3] == 'C' && file[name + 4] == 'o') {
                return at;
            }
            at += 6 + u4(file, at + 2);
        }
        return 0;
    }

    private void readConstants() {
        at = 10;
        for (int i = 1; i < constants.length; i++) {
            constants[i] = at;
            int length = ConstantPool.lengthOfConstant(file, at);
            if (length == 0) {
                throw new IllegalArgumentException("it has a constant of unknown kind: " + file[at]);
            }
            if (file[at] == ConstantPool.LONG || file[at] == ConstantPool.DOUBLE) {
                i++;
            }
            at += length;
        }
        afterConstants = at;
        markMethods();
        if (markHandles()) {
            markDynamicCalls();
        }
    }

    private void markMethods() {
        for (int i = 1; i < constants.length; i++) {
            int tag = tag(i);
            if (tag == ConstantPool.METHOD_REF || tag == ConstantPool.INTERFACE_METHOD_REF) {
                int owner = u2(file, constants[u2(file, constants[i] + 1)] + 1);
                int call = constants[u2(file, constants[i] + 3)];
                if (mayChange(owner, u2(file, call + 1), u2(file, call + 3))) {
                    relevant[i] = true;
                }
            }
        }
    }

    private boolean mayChange(int owner, int name, int descriptor) {
        String ownerName = text(owner);
        return (Rules.mayConcern(ownerName) || Rules.mayConcernAnyOwner(text(name)))
                && Rules.mayChange(ownerName, text(name), text(descriptor));
    }

    private boolean markHandles() {
        boolean any = false;
        for (int i = 1; i < constants.length; i++) {
            if (tag(i) == ConstantPool.METHOD_HANDLE && relevant[u2(file, constants[i] + 2)]) {
                relevant[i] = true;
                any = true;
            }
        }
        return any;
    }

    private void markDynamicCalls() {
        for (int i = 1; i < constants.length; i++) {
            if (tag(i) == ConstantPool.INVOKE_DYNAMIC) {
                relevant[i] = true;
            }
        }
    }

    /** 0 for the empty slot behind a long or a double. */
    private int tag(int constant) {
        return constants[constant] == 0 ? 0 : file[constants[constant]];
    }

    String text(int utf8) {
        int start = constants[utf8];
        return new String(file, start + 3, u2(file, start + 1), StandardCharsets.ISO_8859_1);
    }

    private void readMethods() {
        at += 6;
        at += 2 + 2 * u2(file, at);
        int fields = u2(file, at);
        at += 2;
        for (int i = 0; i < fields; i++) {
            at = endOfMember(file, at);
        }
        boolean any = anyRelevant();
        methods = new int[u2(file, at) + 1];
        at += 2;
        methods[0] = at;
        for (int i = 1; i < methods.length; i++) {
            int end = endOfMember(file, at);
            relevantMethods.set(i - 1, any && mentionsRelevant(at));
            methods[i] = end;
            at = end;
        }
        findBootstrapMethods();
    }

    private boolean anyRelevant() {
        for (boolean each : relevant) {
            if (each) {
                return true;
            }
        }
        return false;
    }

    private void findBootstrapMethods() {
        int attributes = u2(file, at);
        at += 2;
        for (int i = 0; i < attributes; i++) {
            int name = constants[u2(file, at)];
            if (u2(file, name + 1) == BOOTSTRAP_METHODS.length()
                    && text(u2(file, at)).equals(BOOTSTRAP_METHODS)) {
                bootstrapMethods = at;
            }
            at += 6 + u4(file, at + 2);
        }
    }

    static int endOfMember(byte[] file, int start) {
        int attributes = u2(file, start + 6);
        int at = start + 8;
        for (int i = 0; i < attributes; i++) {
            at += 6 + u4(file, at + 2);
        }
        return at;
    }

    private boolean mentionsRelevant(int member) {
        int attribute = codeAttribute(member);
        return attribute != 0 && hasRelevant(attribute + 14, attribute + 14 + u4(file, attribute + 10));
    }

    /** The JVM has not compiled this when it runs first: no call, no object. */
    private boolean hasRelevant(int start, int end) {
        byte[] code = file;
        boolean[] wanted = relevant;
        for (int i = start; i < end - 1; i++) {
            int opcode = code[i] & 0xff;
            if ((opcode >= INVOKEVIRTUAL && opcode <= INVOKEDYNAMIC) || opcode == LDC_W) {
                int constant = ((code[i + 1] & 0xff) << 8) | (i + 2 < end ? code[i + 2] & 0xff : 0);
                if (constant < wanted.length && wanted[constant]) {
                    return true;
                }
            } else if (opcode == LDC && wanted[code[i + 1] & 0xff]) {
                return true;
            }
        }
        return false;
    }
}
