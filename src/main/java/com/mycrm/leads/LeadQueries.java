package com.mycrm.leads;

import com.mycrm.expand.Reference;
import com.mycrm.query.Page;
import com.mycrm.query.PageQuery;
import com.mycrm.query.PageRequest;
import com.mycrm.query.SortOrder;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Selection;
import java.time.Instant;
import java.util.Optional;

/** Every read of leads: the shown columns of one table, never an entity. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class LeadQueries {

    @PersistenceContext
    EntityManager em;

    public Page<LeadView> find(LeadFilter filter, SortOrder<Lead> sort, PageRequest page) {
        return new PageQuery<>(em, Lead.class, filter)
                .page(Object[].class, LeadQueries::columns, sort, page)
                .map(LeadQueries::view);
    }

    public Optional<LeadView> one(long id) {
        var byId = new SortOrder<>(LeadSort.ID, LeadSort.ID, true);
        return find(LeadFilter.one(id), byId, new PageRequest(1, 2)).items().stream()
                .findFirst();
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
                lead.get(Lead_.updatedAt));
    }

    private static LeadView view(Object[] row) {
        return new LeadView(
                (Long) row[0],
                (String) row[1],
                ((LeadStatus) row[2]).word(),
                Reference.to((Long) row[3]),
                Reference.to((Long) row[4]),
                (String) row[5],
                (Instant) row[6],
                (Instant) row[7],
                (Instant) row[8]);
    }
}
