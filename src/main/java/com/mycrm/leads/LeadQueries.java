package com.mycrm.leads;

import com.mycrm.query.Batch;
import com.mycrm.query.CountCache;
import com.mycrm.query.Page;
import com.mycrm.query.PageQuery;
import com.mycrm.query.PageRequest;
import com.mycrm.query.Position;
import com.mycrm.query.Rows;
import com.mycrm.query.SortOrder;
import com.mycrm.tallies.Known;
import com.mycrm.tallies.Tallies;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Selection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Every read of leads: the shown columns of one table, never an entity. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class LeadQueries {

    private static final Rows<Lead, LeadState> ROWS = new Rows<>(LeadQueries::columns, LeadQueries::state);

    /** Rows that a page further in does not pass over one by one, where the tallies tell how many there are. */
    private static final int FAR = 1_000;

    @PersistenceContext
    EntityManager em;

    @Inject
    Tallies tallies;

    @Inject
    CountCache counts;

    /** What is known of a list before it is read; a list that is read afterwards is no older. */
    public Known known(LeadFilter filter) {
        return filter.asked().map(tallies::known).orElseGet(() -> new Known(tallies.generation(), null, List.of()));
    }

    public Page<LeadView> find(LeadFilter filter, SortOrder<Lead> sort, PageRequest page, Known known) {
        var query = new PageQuery<>(em, Lead.class, narrowed(filter), sort);
        var found = isFar(sort, page) && filter.isOfStatusAlone() && known.leads() != null
                ? far(query, filter, page, known.leads())
                : query.page(ROWS, page, () -> count(query, filter, known));
        return found.map(LeadView::of);
    }

    /** The leads after a position. */
    public Batch<LeadView> batch(LeadFilter filter, SortOrder<Lead> sort, Position after, int size) {
        return new PageQuery<>(em, Lead.class, narrowed(filter), sort)
                .batch(ROWS, after, size)
                .map(LeadView::of);
    }

    public Optional<LeadState> one(long id) {
        var byId = new SortOrder<>(LeadSort.ID, LeadSort.ID, true);
        return new PageQuery<>(em, Lead.class, LeadFilter.one(id), byId).first(ROWS);
    }

    private static boolean isFar(SortOrder<Lead> sort, PageRequest page) {
        return sort.key() == LeadSort.ID && sort.ascending() && page.cursor() == null && page.offset() > FAR;
    }

    private Page<LeadState> far(PageQuery<Lead> query, LeadFilter filter, PageRequest page, long count) {
        var place = tallies.place(filter.statusWords(), page.offset());
        return query.page(ROWS, page, count, place.id(), place.pass());
    }

    /** The same filter with the leads that it can only be about, where an index tells them. */
    private LeadFilter narrowed(LeadFilter filter) {
        return filter.phoneDigits() == null
                ? filter
                : PhoneIndex.candidates(em, filter.phoneDigits())
                        .map(filter::among)
                        .orElse(filter);
    }

    private long count(PageQuery<Lead> query, LeadFilter filter, Known known) {
        if (known.leads() == null) {
            return counts.of(filter, known.generation(), query::count);
        }
        var axis = filter.asked().orElseThrow().axis();
        return known.leads()
                + known.edges().stream()
                        .map(edge -> filter.within(axis, edge))
                        .mapToLong(part -> counts.of(
                                part, known.generation(), () -> new PageQuery<>(em, Lead.class, part, null).count()))
                        .sum();
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

    private static List<Selection<?>> columns(Root<Lead> lead) {
        return List.of(
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
