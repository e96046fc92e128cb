package io.github.usersig.mockim.server.internal.command;

import io.github.usersig.ImError;

/**
 * Where the next page begins, as a number that only the mock need understand. It is as large as what was seen of the service,
 * so that an app which keeps it in an {@code int} meets here what it would meet there.
 *
 * <p>A cursor is derived from its list and place and remembered nowhere: it is good after a restart or a restore. One that was
 * not handed out for this list is refused, as a part of it is a checksum.
 *
 * <pre>{@code
 * Cursors cursors = Cursors.of("get_appid_group_list/" + type, ImError.GROUP_PARAMETER_ILLEGAL);
 * int from = cursors.index(fields.number("Next", 0));
 * reply.put("Next", to < size ? cursors.number(to) : 0);
 * }</pre>
 */
public final class Cursors {

    /** Beyond 32 bits: 9040992949 was reported of the service. */
    private static final long LEAST = 1L << 33;

    private static final int SUM_BITS = 12;
    private static final long SUM_MASK = (1L << SUM_BITS) - 1;
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    private final long least;
    private final long list;
    private final ImError ifIllegal;

    private Cursors(long least, String list, ImError ifIllegal) {
        this.least = least;
        this.list = list.hashCode();
        this.ifIllegal = ifIllegal;
    }

    /**
     * Those of a list.
     *
     * @param list its name, with all that decides what is in it
     * @param ifIllegal the code for what is no cursor of it
     */
    public static Cursors of(String list, ImError ifIllegal) {
        return new Cursors(LEAST, list, ifIllegal);
    }

    /** Those of a list whose cursors look like times in milliseconds, from this one on. */
    public static Cursors inMillis(long fromSeconds, String list, ImError ifIllegal) {
        return new Cursors(Math.max(LEAST, fromSeconds * 1000), list, ifIllegal);
    }

    /** The cursor of what begins at this place, which is not the first. */
    public long number(int index) {
        return least + ((long) index << SUM_BITS | sum(index));
    }

    /** The same, as a text. */
    public String text(int index) {
        return Long.toString(number(index));
    }

    /** The place that a cursor stands for; 0 stands for the first. */
    public int index(long cursor) {
        if (cursor == 0) {
            return 0;
        }
        long index = (cursor - least) >> SUM_BITS;
        if (index < 1 || index > Integer.MAX_VALUE || number((int) index) != cursor) {
            throw new Refusal(
                    ifIllegal,
                    "the cursor is not what the reply before had: send it on unchanged, in a 64-bit"
                            + " number, with the same filters");
        }
        return (int) index;
    }

    /** The same of a text; an empty one stands for the first. */
    public int index(String cursor) {
        if (cursor.isEmpty()) {
            return 0;
        }
        boolean number = cursor.length() < 19 && cursor.chars().allMatch(c -> c >= '0' && c <= '9');
        return index(number ? Long.parseLong(cursor) : -1);
    }

    private long sum(int index) {
        long mixed = (list * MIX ^ index) * MIX;
        return (mixed ^ mixed >>> 32) >>> 7 & SUM_MASK;
    }
}
