package com.mycrm.leads;

import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

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
                PhoneIndex.lookUps(digits).stream()
                        .anyMatch(lookUp -> lookUp.sixes().contains(kept(lookUp.column(), number))),
                digits);
    }

    /** What the database keeps of a number in a column: see the migrations. */
    private static String kept(String column, String number) {
        var end = number.length() - (column.charAt(column.length() - 1) - '0');
        if (column.equals("phone_end_3") && number.length() >= 15) {
            return "long";
        }
        return end < 6 ? "" : number.substring(end - 6, end);
    }
}
