package com.mycrm.query;

import java.time.Instant;
import java.util.function.Function;

/**
 * The values that a sort key has, as a cursor carries them.
 *
 * @param text of a value
 * @param value of such a text; may throw {@link IllegalArgumentException} for any other
 */
public record KeyType(Function<Object, String> text, Function<String, Object> value) {

    public static final KeyType NUMBER = new KeyType(Object::toString, Long::valueOf);
    public static final KeyType TEXT = new KeyType(Object::toString, text -> text);

    /** To the second, as times are kept. */
    public static final KeyType TIME = new KeyType(
            time -> Long.toString(((Instant) time).getEpochSecond()),
            text -> Instant.ofEpochSecond(Long.parseLong(text)));
}
