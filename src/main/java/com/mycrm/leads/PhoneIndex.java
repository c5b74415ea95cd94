package com.mycrm.leads;

import com.mycrm.database.Reads;
import com.mycrm.query.Where;

/**
 * Finds the leads whose number may contain some digits, by index.
 *
 * <p>Of each number the database keeps the six digits that end 0, 3 and 6 digits before its end. Wherever eight or more
 * digits are in a number, one of these sixes is among the last three of them that can be: so three look-ups find all. The
 * whole comparison is left to the query, for which only few leads remain.
 */
final class PhoneIndex {

    /** All that the condition needs, for a server that reads several at once. */
    static final String INDEXES = "ix_leads_phone_end_0, ix_leads_phone_end_3, ix_leads_phone_end_6";

    private static final int SIX = 6;
    private static final int STEP = 3;
    private static final int SHORTEST = SIX + STEP - 1;

    private static final String ANY_END =
            "(phone_end_0 = ? OR phone_end_3 IN (?, ?, ?) OR phone_end_6 IN (?, ?, ?, 'long'))";

    /** The same for H2, which would not use the indexes for it. */
    private static final String ID_OF_ANY_END = "id IN (SELECT id FROM whatsapp_leads WHERE phone_end_0 = ?"
            + " UNION SELECT id FROM whatsapp_leads WHERE phone_end_3 IN (?, ?, ?)"
            + " UNION SELECT id FROM whatsapp_leads WHERE phone_end_6 IN (?, ?, ?, 'long'))";

    private PhoneIndex() {}

    /** Whether there are digits enough. */
    static boolean serves(String digits) {
        return digits.length() >= SHORTEST;
    }

    /** Lets through all leads whose number has the digits, and few others. */
    static void on(Where where, String digits) {
        var last = six(digits, 0);
        var before = six(digits, 1);
        var first = six(digits, 2);
        where.and(Reads.IS_SERVER ? ANY_END : ID_OF_ANY_END, last, last, before, first, last, before, first);
    }

    private static String six(String digits, int beforeEnd) {
        var end = digits.length() - beforeEnd;
        return digits.substring(end - SIX, end);
    }
}
