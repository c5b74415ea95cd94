package com.mycrm.api.paging;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A keyset cursor: the position before or after a page, which is found without counting the rows before it.
 *
 * @param forward whether the page follows the position; otherwise it precedes it
 */
public record Cursor(boolean forward, Position position) {

    /** Separates the fields. The key is last, because it may contain the separator. */
    private static final String SEPARATOR = "\n";

    private static final String NULL = "0";
    private static final String VALUE = "1";

    /** The opaque text of the cursor in links. */
    public String text(SortOrder<?> sort) {
        var key = position.key();
        var fields = String.join(
                SEPARATOR,
                order(sort),
                forward ? ">" : "<",
                Long.toString(position.id()),
                key == null ? NULL : VALUE + key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fields.getBytes(StandardCharsets.UTF_8));
    }

    /** The cursor of a text; empty for a malformed text and for a cursor of another order. */
    public static Optional<Cursor> parse(String text, SortOrder<?> sort) {
        try {
            var fields = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(SEPARATOR, 4);
            if (fields.length < 4 || !fields[0].equals(order(sort)) || !fields[1].matches("[<>]")) {
                return Optional.empty();
            }
            var key = switch (fields[3].substring(0, 1)) {
                case NULL -> null;
                case VALUE -> value(fields[3].substring(1), sort);
                default -> throw new IllegalArgumentException();
            };
            return Optional.of(new Cursor(fields[1].equals(">"), new Position(key, Long.parseLong(fields[2]))));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static Object value(String text, SortOrder<?> sort) {
        return sort.key().isText() ? text : (Object) Long.valueOf(text);
    }

    private static String order(SortOrder<?> sort) {
        return sort.key().wireName() + (sort.ascending() ? " ASC" : " DESC");
    }
}
