package com.mycrm.api.etag;

import com.mycrm.persistence.Reads;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Counts changes in the transaction that makes them: whoever reads a count and then the data sees data at least as new as
 * the count, on every node.
 */
@Stateless
public class ChangeCounts {

    private static final int SLOTS = 16;

    @PersistenceContext
    EntityManager em;

    /** Counts one transaction's changes. The last statement before the commit, because another writer may wait for its row. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void add(ChangeKind kind) {
        em.createNativeQuery("UPDATE change_counts SET changes = changes + 1 WHERE kind = ? AND slot = ?")
                .setParameter(1, kind.word())
                .setParameter(2, Math.floorMod(Thread.currentThread().getId(), SLOTS))
                .executeUpdate();
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Map<ChangeKind, Long> now() {
        var counts = new EnumMap<ChangeKind, Long>(ChangeKind.class);
        Reads.rows(
                "SELECT kind, SUM(changes) FROM change_counts GROUP BY kind",
                List.of(),
                row -> counts.put(ChangeKind.valueOf(row.getString(1).toUpperCase(Locale.ROOT)), row.getLong(2)));
        return counts;
    }
}
