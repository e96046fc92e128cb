package io.github.usersig.clock.internal.weave;

import static io.github.usersig.clock.internal.weave.ConstantPool.u2;
import static io.github.usersig.clock.internal.weave.ConstantPool.u4;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The few methods of the JDK through which everybody reads the time. Here nobody asks who the caller is, so one instruction
 * takes the place of another of the same length, and nothing moves. That is done byte by byte: these are the first classes
 * of every JVM that starts with the agent, and to take them apart and put them together again with code that the JVM runs
 * for the first time would be most of what its start costs.
 */
final class ReadPointPatch {

    private static final int INVOKESTATIC = 0xb8;
    private static final int CHECKCAST = 0xc0;
    private static final int WIDE = 0xc4;
    private static final int TABLESWITCH = 0xaa;
    private static final int LOOKUPSWITCH = 0xab;
    private static final int IINC = 0x84;
    private static final int GOTO_W = 0xc8;

    /** How long each instruction is, by its number; 0 for those that say so themselves, and for those that do not exist. */
    private static final String LENGTHS = "1111111111111111232332222211111111111111111111111111112222211111111111"
            + "1111111111111111111111111111111111111111111111111111111111111131111111111111111111133333333333333332"
            + "00111111333333355323113311043355";

    private final byte[] file;

    /** Where each constant is; 0 for those that there are not. */
    private final int[] constants;

    private int at = 10;
    private boolean found;

    private ReadPointPatch(byte[] file) {
        this.file = file.clone();
        this.constants = new int[u2(file, 8)];
    }

    /**
     * The new file of such a class; null if its clock is not read there.
     *
     * @param instead the instruction to be found in these methods, and what takes its place
     */
    static byte @Nullable [] patch(byte[] file, Set<String> methods, Instead instead) {
        return new ReadPointPatch(file).patch(methods, instead);
    }

    /** A call, or with an empty name a cast, of theirs; and ours. */
    record Instead(String owner, String name, String descriptor, Rules.Call ours) {}

    private byte @Nullable [] patch(Set<String> methods, Instead instead) {
        readConstants();
        int theirs = instead.name().isEmpty() ? classConstant(instead.owner()) : methodConstant(instead);
        if (theirs == 0) {
            return null;
        }
        int members = at;
        // Of ours, the last of those added behind the present ones
        int ours = constants.length + 5;
        at += 6;
        at += 2 + 2 * u2(file, at);
        int fields = u2(file, at);
        at += 2;
        for (int i = 0; i < fields; i++) {
            readMember(Set.of(), 0, 0, 0);
        }
        int count = u2(file, at);
        at += 2;
        for (int i = 0; i < count; i++) {
            readMember(methods, instead.name().isEmpty() ? CHECKCAST : INVOKESTATIC, theirs, ours);
        }
        return found ? withOurs(members, instead) : null;
    }

    private void readConstants() {
        for (int i = 1; i < constants.length; i++) {
            constants[i] = at;
            if (file[at] == ConstantPool.LONG || file[at] == ConstantPool.DOUBLE) {
                i++;
            }
            int length = ConstantPool.lengthOfConstant(file, at);
            if (length == 0) {
                throw new IllegalArgumentException("constant of unknown kind " + file[at]);
            }
            at += length;
        }
    }

    private int classConstant(String name) {
        for (int i = 1; i < constants.length; i++) {
            if (constants[i] != 0 && file[constants[i]] == 7 && isText(u2(file, constants[i] + 1), name)) {
                return i;
            }
        }
        return 0;
    }

    private int methodConstant(Instead instead) {
        for (int i = 1; i < constants.length; i++) {
            if (constants[i] != 0 && file[constants[i]] == ConstantPool.METHOD_REF) {
                int owner = u2(file, constants[u2(file, constants[i] + 1)] + 1);
                int call = constants[u2(file, constants[i] + 3)];
                if (isText(u2(file, call + 1), instead.name())
                        && isText(u2(file, call + 3), instead.descriptor())
                        && isText(owner, instead.owner())) {
                    return i;
                }
            }
        }
        return 0;
    }

    private boolean isText(int utf8, String text) {
        int start = constants[utf8];
        return u2(file, start + 1) == text.length() && text(utf8).equals(text);
    }

    private String text(int utf8) {
        int start = constants[utf8];
        return new String(file, start + 3, u2(file, start + 1), StandardCharsets.ISO_8859_1);
    }

    private void readMember(Set<String> methods, int opcode, int theirs, int ours) {
        boolean concerned = !methods.isEmpty() && methods.contains(text(u2(file, at + 2)));
        int attributes = u2(file, at + 6);
        at += 8;
        for (int i = 0; i < attributes; i++) {
            if (concerned && isText(u2(file, at), "Code")) {
                int start = at + 14;
                readCode(start, start + u4(file, at + 10), opcode, theirs, ours);
            }
            at += 6 + u4(file, at + 2);
        }
    }

    private void readCode(int start, int end, int opcode, int theirs, int ours) {
        for (int i = start; i < end; i += length(start, i)) {
            if ((file[i] & 0xff) == opcode && u2(file, i + 1) == theirs) {
                file[i] = (byte) INVOKESTATIC;
                file[i + 1] = (byte) (ours >>> 8);
                file[i + 2] = (byte) ours;
                found = true;
                if (opcode == CHECKCAST) {
                    return; // of casts to that class, the first
                }
            }
        }
    }

    /** The same, but 0 for whatever has more than one length, or jumps further than two bytes can say. */
    static int simpleLength(int opcode) {
        return opcode < GOTO_W ? LENGTHS.charAt(opcode) - '0' : 0;
    }

    private int length(int start, int i) {
        int opcode = file[i] & 0xff;
        int length = opcode < LENGTHS.length() ? LENGTHS.charAt(opcode) - '0' : 0;
        if (length > 0) {
            return length;
        }
        int operands = i + 4 - (i - start) % 4;
        return switch (opcode) {
            case TABLESWITCH -> operands + 12 + 4 * (u4(file, operands + 8) - u4(file, operands + 4) + 1) - i;
            case LOOKUPSWITCH -> operands + 8 + 8 * u4(file, operands + 4) - i;
            case WIDE -> (file[i + 1] & 0xff) == IINC ? 6 : 4;
            default -> throw new IllegalArgumentException("instruction of unknown kind " + opcode);
        };
    }

    private byte[] withOurs(int members, Instead instead) {
        ByteArrayOutputStream woven = new ByteArrayOutputStream(file.length + 256);
        int first = constants.length;
        woven.write(file, 0, 8);
        writeU2(woven, first + 6);
        woven.write(file, 10, members - 10);
        writeText(woven, instead.ours().owner());
        woven.write(7);
        writeU2(woven, first);
        writeText(woven, instead.ours().name());
        writeText(woven, instead.ours().descriptor());
        woven.write(12);
        writeU2(woven, first + 2);
        writeU2(woven, first + 3);
        woven.write(ConstantPool.METHOD_REF);
        writeU2(woven, first + 1);
        writeU2(woven, first + 4);
        woven.write(file, members, file.length - members);
        return woven.toByteArray();
    }

    private static void writeText(ByteArrayOutputStream woven, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        woven.write(ConstantPool.UTF8);
        writeU2(woven, bytes.length);
        woven.write(bytes, 0, bytes.length);
    }

    private static void writeU2(ByteArrayOutputStream woven, int number) {
        woven.write(number >>> 8);
        woven.write(number);
    }
}
