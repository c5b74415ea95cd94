package com.mycrm.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The numbers of types and amenities, as the document of the API lists them. */
class DocumentedNumbersTest {

    private static final Pattern ENTRY = Pattern.compile("(\\d+) ([a-z' -]+)");

    @Test
    void everyTypeIsDocumented() throws IOException {
        var known = new TreeMap<Long, String>();
        for (var type : PropertyType.values()) {
            known.put(PropertyType.idOf(type.label()), type.label());
            assertEquals(
                    type, PropertyType.byId(PropertyType.idOf(type.label())).orElseThrow());
        }
        assertEquals(documented("**Numbers of types**"), known);
    }

    @Test
    void everyAmenityIsDocumented() throws IOException {
        var known = new TreeMap<Long, String>();
        for (var amenity : Amenity.values()) {
            known.put(Amenity.idOf(amenity.label()), amenity.label());
            assertEquals(amenity, Amenity.byId(Amenity.idOf(amenity.label())).orElseThrow());
        }
        assertEquals(documented("**Numbers of amenities**"), known);
    }

    @Test
    void otherNamesHaveNoNumber() {
        assertEquals(List.of(0L, 0L), List.of(PropertyType.idOf("castle"), Amenity.idOf("helipad")));
        assertEquals(2, PropertyType.idOf(" VILLA "));
        assertTrue(PropertyType.byId(0).isEmpty() && Amenity.byId(0).isEmpty());
    }

    private static Map<Long, String> documented(String heading) throws IOException {
        var text = Files.readString(Path.of("src/docs/api.md"));
        var start = text.indexOf(':', text.indexOf(heading));
        var list = text.substring(start, text.indexOf('.', start)).replace('\n', ' ');
        var numbers = new TreeMap<Long, String>();
        ENTRY.matcher(list).results().forEach(entry -> numbers.put(Long.valueOf(entry.group(1)), entry.group(2)));
        assertEquals(
                LongStream.rangeClosed(1, numbers.size()).boxed().toList(), List.copyOf(numbers.keySet()), heading);
        return numbers;
    }
}
