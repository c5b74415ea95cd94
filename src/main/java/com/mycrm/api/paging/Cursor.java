package com.mycrm.api.paging;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a page of a list begins or ends, so that it can be found without counting the rows before it.
 *
 * @param forward whether the page comes after the position; else it comes before
 */
public record Cursor(boolean forward, Position position) {

    /** What parts the fields; the key comes last and may hold it. */
    private static final String PART = "\n";

    private static final String NULL = "0";
    private static final String VALUE = "1";

    /** The text of it in the list's order. Clients take it as it is; what is in it may change. */
    public String text(SortOrder<?> sort) {
        var key = position.key();
        var fields = String.join(
                PART, order(sort), forward ? ">" : "<", Long.toString(position.id()), key == null ? NULL : VALUE + key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fields.getBytes(StandardCharsets.UTF_8));
    }

    /** The cursor with that text; nothing for a text that is none, or is one of another order. */
    public static Optional<Cursor> parse(String text, SortOrder<?> sort) {
        try {
            var fields = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(PART, 4);
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
