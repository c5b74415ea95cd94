package com.mycrm.leads;

import com.mycrm.persistence.Comparison;
import com.mycrm.persistence.Condition;
import com.mycrm.persistence.EitherCondition;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the leads whose number may contain some digits, by index.
 *
 * <p>Of each number the database keeps the six digits that end 0, 3 and 6 digits before its end; a number of fifteen
 * digits and more is kept as a long one. Digits that are searched for, and that end up to three digits before the
 * number's end, contain the six digits that end three before it, and so on. The more digits are searched for, the fewer
 * places they can be at. Few numbers match by index; the filter compares them whole.
 */
public final class PhoneIndex {

    private static final int SIX = 6;
    private static final int SHORTEST = 8;
    private static final int LONG = 15;
    private static final String LONG_MARK = "long";

    /** The index of whole numbers, for those without six digits in the other columns. */
    private static final String WHOLE = "_digits";

    /** A column of six digits. */
    enum Column {
        END_0("_phone_end_0", () -> Lead_.phoneEnd0),
        END_3("_phone_end_3", () -> Lead_.phoneEnd3),
        END_6("_phone_end_6", () -> Lead_.phoneEnd6);

        private final String index;
        private final Supplier<SingularAttribute<Lead, String>> attribute;

        Column(String index, Supplier<SingularAttribute<Lead, String>> attribute) {
            this.index = index;
            this.attribute = attribute;
        }
    }

    /** The digits that a column has, if it has one of these. */
    record LookUp(Column column, List<String> sixes) {

        private <E extends Lead> Condition<E> condition() {
            return Comparison.anyOf(column.attribute.get(), sixes);
        }
    }

    private PhoneIndex() {}

    /** Whether there are enough digits for an index. */
    public static boolean serves(String digits) {
        return digits.length() >= SHORTEST;
    }

    /**
     * All indexes that the condition needs, separated by commas; a database merges them.
     *
     * @param prefix what the names of the indexes begin with
     */
    static String indexes(String prefix, PhoneSearch search) {
        var ofSixes = lookUps(search).stream().map(lookUp -> lookUp.column().index);
        return Stream.concat(ofSixes, shortWhole(search).isEmpty() ? Stream.empty() : Stream.of(WHOLE))
                .map(prefix::concat)
                .collect(Collectors.joining(", "));
    }

    /** Matches all leads that the search finds, and few others. */
    static <E extends Lead> Condition<E> condition(PhoneSearch search) {
        var sixes = lookUps(search).stream().map(LookUp::<E>condition);
        var whole = Stream.of(shortWhole(search))
                .filter(numbers -> !numbers.isEmpty())
                .map(numbers -> Comparison.<E, String>anyOf(Lead_.phoneDigits, numbers));
        return new EitherCondition<>(Stream.concat(sixes, whole).toList());
    }

    /** Whole numbers that are too short for the column that is searched most. */
    static Set<String> shortWhole(PhoneSearch search) {
        return search.whole().stream()
                .filter(number -> number.length() < SIX + 3)
                .collect(Collectors.toSet());
    }

    /** One look-up for each column: of the parts, and of the whole numbers that are long enough. */
    static List<LookUp> lookUps(PhoneSearch search) {
        var sixes = new EnumMap<Column, Set<String>>(Column.class);
        var ofWhole = search.whole().stream()
                .filter(number -> number.length() >= SIX + 3)
                .map(number -> new LookUp(Column.END_3, sixes(number, 3, 3)));
        var ofParts = search.parts().stream().flatMap(digits -> lookUps(digits).stream());
        Stream.concat(ofParts, ofWhole)
                .forEach(lookUp -> sixes.computeIfAbsent(lookUp.column(), column -> new LinkedHashSet<>())
                        .addAll(lookUp.sixes()));
        return sixes.entrySet().stream()
                .map(column -> new LookUp(column.getKey(), List.copyOf(column.getValue())))
                .toList();
    }

    private static List<LookUp> lookUps(String digits) {
        var lookUps = new ArrayList<LookUp>();
        var mostAfter = LONG - 1 - digits.length();
        if (digits.length() == SHORTEST) {
            lookUps.add(new LookUp(Column.END_0, sixes(digits, 0, 0)));
            lookUps.add(new LookUp(Column.END_3, sixes(digits, 0, 2)));
        } else {
            lookUps.add(new LookUp(Column.END_3, sixes(digits, Math.max(3 - mostAfter, 0), 3)));
        }
        lookUps.get(lookUps.size() - 1).sixes().add(LONG_MARK);
        if (mostAfter > 3) {
            lookUps.add(new LookUp(Column.END_6, sixes(digits, SIX - Math.min(mostAfter, SIX), 2)));
        }
        return lookUps;
    }

    /** The six digits that end {@code first} to {@code last} digits before the end. */
    private static List<String> sixes(String digits, int first, int last) {
        return IntStream.rangeClosed(first, last)
                .map(beforeEnd -> digits.length() - beforeEnd)
                .mapToObj(end -> digits.substring(end - SIX, end))
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
