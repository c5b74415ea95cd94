package com.mycrm.imports;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
        return find(id).map(found -> found.view(Instant.now()));
    }

    /**
     * Lines of a report, in the order of the rows.
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
                .orderBy(cb.asc(violation.get(RowViolation_.id)));
        return em.createQuery(query).setMaxResults(limit).getResultList();
    }
}
