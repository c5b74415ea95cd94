package com.mycrm.leads;

import com.mycrm.query.Batch;
import com.mycrm.query.Page;
import com.mycrm.query.PageQuery;
import com.mycrm.query.PageRequest;
import com.mycrm.query.Position;
import com.mycrm.query.SortOrder;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Selection;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/** Every read of leads: the shown columns of one table, never an entity. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class LeadQueries {

    @PersistenceContext
    EntityManager em;

    public Page<LeadView> find(LeadFilter filter, SortOrder<Lead> sort, PageRequest page) {
        return states(filter, sort, page).map(LeadState::view);
    }

    /** The leads after a position. */
    public Batch<LeadView> batch(LeadFilter filter, SortOrder<Lead> sort, Position after, int size) {
        return new PageQuery<>(em, Lead.class, filter)
                .batch(Object[].class, LeadQueries::columns, row -> (Long) row[0], sort, after, size)
                .map(row -> state(row).view());
    }

    public Optional<LeadState> one(long id) {
        var byId = new SortOrder<>(LeadSort.ID, LeadSort.ID, true);
        return states(LeadFilter.one(id), byId, new PageRequest(1, 2)).items().stream()
                .findFirst();
    }

    public boolean hasUser(long id) {
        return isAny((cb, lead) -> cb.equal(lead.get(Lead_.userId), id));
    }

    public boolean hasProperty(long id) {
        return isAny((cb, lead) -> cb.equal(lead.get(Lead_.propertyId), id));
    }

    private boolean isAny(BiFunction<CriteriaBuilder, Root<Lead>, Predicate> where) {
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(Long.class);
        var lead = query.from(Lead.class);
        query.select(lead.get(Lead_.id)).where(where.apply(cb, lead));
        return !em.createQuery(query).setMaxResults(1).getResultList().isEmpty();
    }

    private Page<LeadState> states(LeadFilter filter, SortOrder<Lead> sort, PageRequest page) {
        return new PageQuery<>(em, Lead.class, filter)
                .page(Object[].class, LeadQueries::columns, sort, page)
                .map(LeadQueries::state);
    }

    private static Selection<Object[]> columns(CriteriaBuilder cb, Root<Lead> lead) {
        return cb.array(
                lead.get(Lead_.id),
                lead.get(Lead_.phone),
                lead.get(Lead_.status),
                lead.get(Lead_.userId),
                lead.get(Lead_.propertyId),
                lead.get(Lead_.propertyReference),
                lead.get(Lead_.date),
                lead.get(Lead_.createdAt),
                lead.get(Lead_.updatedAt),
                lead.get(Lead_.externalId),
                lead.get(Lead_.username),
                lead.get(Lead_.version));
    }

    private static LeadState state(Object[] row) {
        return new LeadState(
                (Long) row[0],
                (String) row[1],
                ((LeadStatus) row[2]).word(),
                (Long) row[3],
                (Long) row[4],
                (String) row[5],
                (Instant) row[6],
                (Instant) row[7],
                (Instant) row[8],
                (String) row[9],
                (String) row[10],
                (Long) row[11]);
    }
}
