package com.mycrm.api.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.persistence.metamodel.SingularAttribute;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CursorTest {

    private record Key(String wireName, boolean isText) implements SortKey<Object> {

        @Override
        public SingularAttribute<Object, ?> attribute() {
            throw new AssertionError("a cursor does not read the attribute");
        }
    }

    private static final Key TEXT = new Key("text", true);

    @Property
    void anyTextComesBack(@ForAll boolean forward, @ForAll String key, @ForAll long id, @ForAll boolean ascending) {
        // What is no character, half of a pair, no database keeps.
        var whole = new String(key.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        comesBack(new Cursor(forward, new Position(whole, id)), order(TEXT, ascending));
        comesBack(new Cursor(forward, new Position(null, id)), order(TEXT, ascending));
    }

    @Property
    void anyNumberComesBack(@ForAll long key) {
        comesBack(new Cursor(true, new Position(key, 1)), order(new Key("number", false), true));
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
