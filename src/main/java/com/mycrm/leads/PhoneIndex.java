package com.mycrm.leads;

import com.mycrm.database.Reads;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the leads whose number may contain some digits, by index.
 *
 * <p>Of each number the database keeps the six digits that end 0, 3 and 6 digits before its end. Wherever eight or more
 * digits are in a number, one of these sixes is among the last three of them that can be: so three look-ups find all. The
 * whole comparison is left to the query, for which only few leads remain.
 */
final class PhoneIndex {

    private static final int SIX = 6;
    private static final int STEP = 3;
    private static final int SHORTEST = SIX + STEP - 1;

    /** More leads than so many are no help, and the query does without. */
    private static final int MOST = 2_000;

    private static final String SQL = "SELECT id FROM whatsapp_leads WHERE phone_end_0 = ?"
            + " UNION SELECT id FROM whatsapp_leads WHERE phone_end_3 IN (?, ?, ?)"
            + " UNION SELECT id FROM whatsapp_leads WHERE phone_end_6 IN (?, ?, ?, 'long') LIMIT " + (MOST + 1);

    private PhoneIndex() {}

    /** The leads among which all those are; nothing where the index is no help. */
    static Optional<Set<Long>> candidates(String digits) {
        if (digits.length() < SHORTEST) {
            return Optional.empty();
        }
        var last = six(digits, 0);
        var before = six(digits, 1);
        var first = six(digits, 2);
        var found = Reads.rows(SQL, List.of(last, last, before, first, last, before, first), row -> row.getLong(1));
        return found.size() > MOST ? Optional.empty() : Optional.of(Set.copyOf(found));
    }

    private static String six(String digits, int beforeEnd) {
        var end = digits.length() - beforeEnd;
        return digits.substring(end - SIX, end);
    }
}
