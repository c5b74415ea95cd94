package com.mycrm.leads;

import com.mycrm.persistence.Conditions;
import com.mycrm.persistence.Reads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds the leads whose number may contain some digits, by index.
 *
 * <p>Of each number the database keeps the six digits that end 0, 3 and 6 digits before its end; those of fifteen digits and
 * more are kept as long ones, which are looked at one by one. Digits that end up to three before the number's end have in them
 * the six that end three before it, and so on: the more digits are looked for, the fewer places they can be at. The whole
 * comparison is left to the query, for which only few leads remain.
 */
final class PhoneIndex {

    private static final int SIX = 6;
    private static final int SHORTEST = 8;
    private static final int LONG = 15;

    private static final String END_0 = "phone_end_0";
    private static final String END_3 = "phone_end_3";
    private static final String END_6 = "phone_end_6";

    /** The six digits of a number that a column keeps, if they are one of these. */
    record LookUp(String column, List<String> sixes) {

        String condition() {
            return column + " IN (" + String.join(", ", Collections.nCopies(sixes.size(), "?")) + ")";
        }
    }

    private PhoneIndex() {}

    /** Whether there are digits enough. */
    static boolean serves(String digits) {
        return digits.length() >= SHORTEST;
    }

    /** All that the condition needs, for a server that reads several at once. */
    static String indexes(String digits) {
        return lookUps(digits).stream()
                .map(lookUp -> "ix_leads_" + lookUp.column())
                .collect(Collectors.joining(", "));
    }

    /** Lets through all leads whose number has the digits, and few others. */
    static void on(Conditions where, String digits) {
        var lookUps = lookUps(digits);
        var values = lookUps.stream().flatMap(lookUp -> lookUp.sixes().stream()).toArray();
        var isAny = lookUps.stream().map(LookUp::condition);
        where.and(
                Reads.IS_SERVER || lookUps.size() == 1
                        ? isAny.collect(Collectors.joining(" OR ", "(", ")"))
                        // H2 would use no index for the same.
                        : isAny.map("SELECT id FROM whatsapp_leads WHERE "::concat)
                                .collect(Collectors.joining(" UNION ", "id IN (", ")")),
                values);
    }

    static List<LookUp> lookUps(String digits) {
        var lookUps = new ArrayList<LookUp>();
        var mostAfter = LONG - 1 - digits.length();
        if (digits.length() == SHORTEST) {
            lookUps.add(new LookUp(END_0, sixes(digits, 0, 0)));
            lookUps.add(new LookUp(END_3, sixes(digits, 0, 2)));
        } else {
            lookUps.add(new LookUp(END_3, sixes(digits, Math.max(3 - mostAfter, 0), 3)));
        }
        lookUps.get(lookUps.size() - 1).sixes().add("long");
        if (mostAfter > 3) {
            lookUps.add(new LookUp(END_6, sixes(digits, SIX - Math.min(mostAfter, SIX), 2)));
        }
        return lookUps;
    }

    /** Those that end so many digits before the digits' end. */
    private static List<String> sixes(String digits, int first, int last) {
        return IntStream.rangeClosed(first, last)
                .map(beforeEnd -> digits.length() - beforeEnd)
                .mapToObj(end -> digits.substring(end - SIX, end))
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
