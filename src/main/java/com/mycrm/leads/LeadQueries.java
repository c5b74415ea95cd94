package com.mycrm.leads;

import com.mycrm.api.paging.Cursor;
import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.PageRequest;
import com.mycrm.api.paging.Position;
import com.mycrm.api.paging.Slice;
import com.mycrm.api.paging.SortOrder;
import com.mycrm.leads.counts.CountResult;
import com.mycrm.leads.counts.LeadTotals;
import com.mycrm.leads.counts.Places;
import com.mycrm.leads.counts.Places.Place;
import com.mycrm.leads.counts.SeenChanges;
import com.mycrm.persistence.ListQuery;
import com.mycrm.persistence.PageCursorCache;
import com.mycrm.persistence.Stamped;
import com.mycrm.persistence.Table;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Every read of leads for those who only look: the shown columns of one table, never an entity. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class LeadQueries {

    private static final Table<LeadRow> LEADS = new Table<>(
            "whatsapp_leads",
            List.of(
                    "id",
                    "phone",
                    "status",
                    "user_id",
                    "property_id",
                    "property_reference",
                    "lead_date",
                    "created_at",
                    "updated_at",
                    "external_id",
                    "whatsapp_username",
                    "version"),
            LeadQueries::state);

    static final SortOrder BY_ID = new SortOrder(LeadSort.ID, LeadSort.ID, true);

    /** Rows that a page further in does not pass over one by one, where the tallies tell how many there are. */
    private static final int FAR = 1_000;

    @PersistenceContext
    EntityManager em;

    @Inject
    LeadTotals tallies;

    @Inject
    SeenChanges changes;

    @Inject
    Places places;

    @Inject
    LeadCounts counts;

    @Inject
    PageCursorCache starts;

    /** A number that is another when the page is; without reading the page, where that is less work. */
    public long generation(LeadFilter filter, SortOrder sort, PageRequest page) {
        return filter.isWithin(page) ? ofThemselves(filter, sort, page).generation() : tallies.generation();
    }

    /** With one statement, mostly. */
    public Stamped<Page<LeadView>> find(LeadFilter filter, SortOrder sort, PageRequest page) {
        return found(filter, sort, page).map(leads -> leads.map(LeadView::of));
    }

    private Stamped<Page<LeadRow>> found(LeadFilter filter, SortOrder sort, PageRequest page) {
        if (filter.isWithin(page)) {
            return ofThemselves(filter, sort, page);
        }
        return LeadIndexHints.asksHowMany(filter, sort) || filter.isOfFragment()
                ? afterKnowing(filter, sort, page)
                : withoutKnowing(filter, sort, page);
    }

    /** Leads that are all there tell by their versions whether anything has changed: nothing need be asked beside them. */
    private Stamped<Page<LeadRow>> ofThemselves(LeadFilter filter, SortOrder sort, PageRequest page) {
        var query = new ListQuery<>(LEADS, filter, sort);
        var found = query.page(page, query::count);
        return new Stamped<>(LeadRow.generation(found.items()), found);
    }

    private Stamped<Page<LeadRow>> withoutKnowing(LeadFilter filter, SortOrder sort, PageRequest page) {
        if (isPlacedByTallies(filter, sort, page)) {
            return placed(filter, sort, page).orElseGet(() -> afterKnowing(filter, sort, page));
        }
        var found = asBefore(filter, sort, page)
                .or(() -> isFar(page) ? Optional.empty() : atOnce(filter, sort, page))
                .orElseGet(() -> afterKnowing(filter, sort, page));
        starts.keep(filter, sort, page, found);
        return found;
    }

    /** Where it is known how many there were when this node looked last. */
    private Optional<Stamped<Page<LeadRow>>> asBefore(LeadFilter filter, SortOrder sort, PageRequest page) {
        var generation = tallies.newestGeneration();
        if (counts.asOf(filter, generation).isEmpty()) {
            return Optional.empty();
        }
        var start = starts.known(filter, sort, page).filter(then -> holds(then, sort, generation));
        var placed = start.map(then -> page.at(then.value(), 0)).orElse(page);
        if (isFar(placed)) {
            return Optional.empty();
        }
        return near(filter, sort)
                .page(
                        placed,
                        tallies.nothing(),
                        CountResult::generation,
                        then -> start.stream().allMatch(known -> holds(known, sort, then.generation()))
                                ? counts.asOf(filter, then.generation())
                                : Optional.empty());
    }

    /** Whether a page still begins there: in the order of ids, which only grow, most changes are behind it. */
    private boolean holds(Stamped<Cursor> start, SortOrder sort, long generation) {
        return start.generation() == generation
                || sort.equals(BY_ID)
                        && changes.isUntouched(start.value().position().id(), start.generation(), generation);
    }

    private Optional<Stamped<Page<LeadRow>>> atOnce(LeadFilter filter, SortOrder sort, PageRequest page) {
        return near(filter, sort)
                .page(
                        page,
                        counts.asked(filter, tallies::counted),
                        CountResult::generation,
                        known -> Optional.of(counts.of(filter, known)));
    }

    private static ListQuery<LeadRow> near(LeadFilter filter, SortOrder sort) {
        return new ListQuery<>(LEADS, filter, sort, LeadIndexHints.of(filter, sort, CountResult.NOTHING));
    }

    private Stamped<Page<LeadRow>> afterKnowing(LeadFilter filter, SortOrder sort, PageRequest page) {
        var known = counts.asked(filter, tallies::bounded).alone();
        var query = new ListQuery<>(LEADS, filter, sort, LeadIndexHints.of(filter, sort, known));
        return new Stamped<>(known.generation(), query.page(page, () -> counts.of(filter, known)));
    }

    /** The leads after a position. */
    public Slice<LeadView> batch(LeadFilter filter, SortOrder sort, Position after, int size) {
        return new ListQuery<>(LEADS, filter, sort).batch(after, size).map(LeadView::of);
    }

    public Optional<LeadRow> one(long id) {
        return new ListQuery<>(LEADS, LeadFilter.one(id), BY_ID).first();
    }

    private static boolean isFar(PageRequest page) {
        return page.cursor() == null && page.offset() > FAR;
    }

    private static boolean isPlacedByTallies(LeadFilter filter, SortOrder sort, PageRequest page) {
        return isFar(page) && sort.equals(BY_ID) && filter.isOfStatusAlone();
    }

    private Optional<Stamped<Page<LeadRow>>> placed(LeadFilter filter, SortOrder sort, PageRequest page) {
        var statuses = filter.statusWords();
        return places.known(statuses, page.offset())
                .flatMap(place -> at(place, filter, sort, page))
                .or(() -> looked(statuses, filter, sort, page))
                .or(() -> looked(statuses, filter, sort, page));
    }

    private Optional<Stamped<Page<LeadRow>>> looked(
            Set<String> statuses, LeadFilter filter, SortOrder sort, PageRequest page) {
        return places.find(statuses, page.offset()).flatMap(place -> at(place, filter, sort, page));
    }

    /** The page from its place on, unless anything before that has changed since it was known. */
    private Optional<Stamped<Page<LeadRow>>> at(Place place, LeadFilter filter, SortOrder sort, PageRequest page) {
        if (place.isBehindAll()) {
            return Optional.of(new Stamped<>(place.generation(), new Page<>(place.leads(), page, List.of())));
        }
        var before = new Cursor(true, new Position(null, place.id() - 1));
        var found = near(filter, sort)
                .page(
                        page.at(before, place.pass()),
                        tallies.nothing(),
                        CountResult::generation,
                        known -> leads(place, filter, known.generation()));
        found.filter(then ->
                        then.generation() == place.generation() && then.value().next() != null)
                .ifPresent(then -> {
                    var leads = then.value().items();
                    places.keep(place, leads.size(), leads.get(leads.size() - 1).id());
                });
        return found;
    }

    private Optional<Long> leads(Place place, LeadFilter filter, long generation) {
        return changes.isUntouched(place.id(), place.generation(), generation)
                ? counts.more(filter, place.generation(), generation).map(more -> place.leads() + more)
                : Optional.empty();
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

    private static LeadRow state(ResultSet row) throws SQLException {
        return new LeadRow(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                number(row, 5),
                row.getString(6),
                Instant.ofEpochSecond(row.getLong(7)),
                Instant.ofEpochSecond(row.getLong(8)),
                Instant.ofEpochSecond(row.getLong(9)),
                row.getString(10),
                row.getString(11),
                row.getLong(12));
    }

    private static Long number(ResultSet row, int column) throws SQLException {
        var number = row.getLong(column);
        return row.wasNull() ? null : number;
    }
}
