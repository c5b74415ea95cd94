package com.mycrm.leads;

import jakarta.persistence.EntityManager;
import java.util.HashSet;
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

    private static final String SQL = "SELECT id FROM whatsapp_leads WHERE phone_end_0 = ?1"
            + " UNION SELECT id FROM whatsapp_leads WHERE phone_end_3 IN (?1, ?2, ?3)"
            + " UNION SELECT id FROM whatsapp_leads WHERE phone_end_6 IN (?1, ?2, ?3, 'long') LIMIT " + (MOST + 1);

    private PhoneIndex() {}

    /** The leads among which all those are; nothing where the index is no help. */
    @SuppressWarnings("unchecked") // rows of a native query
    static Optional<Set<Long>> candidates(EntityManager em, String digits) {
        if (digits.length() < SHORTEST) {
            return Optional.empty();
        }
        var query = em.createNativeQuery(SQL);
        for (var before = 0; before < STEP; before++) {
            var end = digits.length() - before;
            query.setParameter(before + 1, digits.substring(end - SIX, end));
        }
        var found = new HashSet<Long>();
        ((List<Number>) query.getResultList()).forEach(id -> found.add(id.longValue()));
        return found.size() > MOST ? Optional.empty() : Optional.of(found);
    }
}
