package com.mycrm.leads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PhoneIndexTest {

    @Property
    void aNumberIsFoundByAnyEightDigitsOfItOrMore(
            @ForAll @NumericChars @StringLength(min = 8, max = 20) String number,
            @ForAll @IntRange(max = 12) int before,
            @ForAll @IntRange(max = 12) int after) {
        var first = Math.min(before, number.length() - 8);
        var last = Math.max(first + 8, number.length() - after);
        var digits = number.substring(first, last);
        assertTrue(
                PhoneIndex.lookUps(new PhoneSearch(Set.of(digits), Set.of())).stream()
                        .anyMatch(lookUp -> lookUp.sixes().contains(kept(lookUp.column(), number))),
                digits);
    }

    /** Each place is a range of an index to be read. */
    @Test
    void theMoreDigitsTheFewerPlaces() {
        var places = IntStream.rangeClosed(11, 15)
                .mapToObj(length -> "123456789012345".substring(0, length))
                .map(digits -> digits.length() + " digits: "
                        + PhoneIndex.lookUps(new PhoneSearch(Set.of(digits), Set.of())).stream()
                                .mapToInt(lookUp -> lookUp.sixes().size())
                                .sum())
                .toList();
        assertEquals(List.of("11 digits: 5", "12 digits: 4", "13 digits: 3", "14 digits: 2", "15 digits: 1"), places);
    }

    /** Whether the look-ups and the comparison of the whole number find stored digits. */
    static boolean finds(PhoneSearch search, String stored) {
        var isLookedUp = PhoneIndex.shortWhole(search).contains(stored)
                || PhoneIndex.lookUps(search).stream()
                        .anyMatch(lookUp -> lookUp.sixes().contains(kept(lookUp.column(), stored)));
        return isLookedUp && search.finds(stored);
    }

    /** What the database keeps of a number in a column: see the migrations. */
    private static String kept(PhoneIndex.Column column, String number) {
        var end = number.length() - 3 * column.ordinal();
        if (column == PhoneIndex.Column.END_3 && number.length() >= 15) {
            return "long";
        }
        return end < 6 ? "" : number.substring(end - 6, end);
    }
}
