package com.mycrm.imports;

import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.PageRequest;
import com.mycrm.persistence.DatabaseClock;
import com.mycrm.persistence.EntityList;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads imports and their reports. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ImportQueries {

    @PersistenceContext
    EntityManager em;

    /** An import whose upload is complete. */
    public Optional<Import> find(long id) {
        return Optional.ofNullable(em.find(Import.class, id)).filter(Import::isComplete);
    }

    /** The same as the API shows it now. */
    public Optional<ImportView> view(long id) {
        return find(id).map(found -> found.view(DatabaseClock.now()));
    }

    /** Imports of these targets whose upload is complete, the newest first. */
    public Page<ImportView> page(Set<String> targets, PageRequest page) {
        var now = DatabaseClock.now();
        return new EntityList<>(em, Import.class, Import_.id)
                .newestFirst()
                .where((cb, found) -> cb.and(
                        found.get(Import_.target).in(targets), cb.notEqual(found.get(Import_.state), Import.RECEIVING)))
                .page(page, found -> found.view(now));
    }

    /** How many imports of a caller have not ended; those that are being received too. */
    public long unfinished(String actor) {
        return new EntityList<>(em, Import.class, Import_.id)
                .where((cb, found) -> cb.and(
                        found.get(Import_.state).in(Import.UNFINISHED), cb.equal(found.get(Import_.actor), actor)))
                .count();
    }

    /**
     * Lines of a report, in the order of the rows. The order is that of the index: by the id alone, H2 would sort all
     * lines of the import for each call.
     *
     * @param after the id of the last line of the call before, 0 for the first call
     */
    public List<RowViolation> violations(long importId, long after, int limit) {
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(RowViolation.class);
        var violation = query.from(RowViolation.class);
        query.where(
                        cb.equal(violation.get(RowViolation_.importId), importId),
                        cb.greaterThan(violation.get(RowViolation_.id), after))
                .orderBy(cb.asc(violation.get(RowViolation_.importId)), cb.asc(violation.get(RowViolation_.id)));
        return em.createQuery(query).setMaxResults(limit).getResultList();
    }
}
