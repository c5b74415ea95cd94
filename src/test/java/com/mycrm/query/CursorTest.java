package com.mycrm.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Root;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class CursorTest {

    private record Key(String wireName, KeyType type) implements SortKey<Object> {

        @Override
        public Expression<?> on(Root<Object> root) {
            throw new UnsupportedOperationException();
        }
    }

    private static final Key TEXT = new Key("text", KeyType.TEXT);

    @Property
    void anyTextComesBack(@ForAll boolean forward, @ForAll String key, @ForAll long id, @ForAll boolean ascending) {
        // What is no character, half of a pair, no database keeps.
        var whole = new String(key.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        comesBack(new Cursor(forward, new Position(whole, id)), order(TEXT, ascending));
        comesBack(new Cursor(forward, new Position(null, id)), order(TEXT, ascending));
    }

    @Property
    void anyNumberAndTimeComeBack(@ForAll @LongRange(min = -100_000_000_000L, max = 100_000_000_000L) long key) {
        comesBack(new Cursor(true, new Position(key, 1)), order(new Key("number", KeyType.NUMBER), true));
        comesBack(
                new Cursor(true, new Position(Instant.ofEpochSecond(key), 1)),
                order(new Key("time", KeyType.TIME), true));
    }

    @Property
    void anythingElseIsNoCursor(@ForAll String text) {
        assertEquals(Optional.empty(), Cursor.parse(text, order(TEXT, true)));
    }

    private static void comesBack(Cursor cursor, SortOrder<Object> order) {
        assertEquals(Optional.of(cursor), Cursor.parse(cursor.text(order), order));
        assertEquals(Optional.empty(), Cursor.parse(cursor.text(order), order.reversed()));
    }

    private static SortOrder<Object> order(Key key, boolean ascending) {
        return new SortOrder<>(key, TEXT, ascending);
    }
}
