package io.github.usersig.mockim.server.internal.command.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.usersig.mockim.server.internal.command.Call;
import io.github.usersig.mockim.server.internal.command.Refusal;
import java.util.List;

/**
 * A part of what was found.
 *
 * @param found the part
 * @param total how much was found in all
 * @param cursor where the next part begins; empty if there is none
 */
public record Page<T>(List<T> found, int total, String cursor) {

    /** The service's code for a search that is not as it must be, as a published client knows it. */
    public static final int PARAMETER_ILLEGAL = 27003;

    private static final int USUAL = 20;
    private static final int MOST = 100;

    /** The part that a call asks for by {@code Count} and {@code Cursor}. */
    public static <T> Page<T> of(Call call, List<T> all) {
        long most = Math.max(1, Math.min(MOST, call.fields().number("Count", USUAL)));
        int from = Math.min(all.size(), begin(call.fields().text("Cursor")));
        int to = (int) Math.min(all.size(), from + most);
        return new Page<>(List.copyOf(all.subList(from, to)), all.size(), to < all.size() ? Integer.toString(to) : "");
    }

    private static int begin(String cursor) {
        if (cursor.isEmpty()) {
            return 0;
        }
        if (cursor.length() > 9 || !cursor.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new Refusal(PARAMETER_ILLEGAL, "Cursor must be empty, or what the reply before had");
        }
        return Integer.parseInt(cursor);
    }

    /** Tells of the whole. */
    public void describe(ObjectNode reply) {
        reply.put("TotalCount", total).put("Cursor", cursor);
    }
}
