package com.mycrm.leads;

import com.mycrm.api.paging.Cursor;
import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.PageRequest;
import com.mycrm.api.paging.Position;
import com.mycrm.api.paging.Slice;
import com.mycrm.leads.LeadIndexHints.AccessPath;
import com.mycrm.leads.counts.BlockOffsets;
import com.mycrm.leads.counts.CountQuery;
import com.mycrm.leads.counts.CountResult;
import com.mycrm.leads.counts.CountResult.IdRange;
import com.mycrm.leads.counts.CountedTable;
import com.mycrm.leads.counts.LeadTotals;
import com.mycrm.persistence.Conditions;
import com.mycrm.persistence.CountCache;
import com.mycrm.persistence.CriteriaQueries;
import com.mycrm.persistence.ExtraColumns;
import com.mycrm.persistence.Filter;
import com.mycrm.persistence.IndexHint;
import com.mycrm.persistence.Jdbc;
import com.mycrm.persistence.ListQuery;
import com.mycrm.persistence.QueryRunner;
import com.mycrm.persistence.Stamped;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Reads leads: lists, single leads, and whether there are any.
 *
 * <p>A page is read in one of three ways: with its count in one statement, which is the rule; after its count, where
 * that chooses the index; or, far into the list, after the place where it begins.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class LeadQueries {

    /** Beyond this offset a page is located by the counts of blocks of ids, where these know the filter. */
    private static final int FAR = 1_000;

    @Inject
    CriteriaQueries queries;

    @Inject
    Jdbc jdbc;

    @Inject
    LeadTotals totals;

    @Inject
    BlockOffsets blocks;

    @Inject
    CountCache counts;

    @Any
    @Inject
    Instance<LeadKind<?, ?>> kinds;

    /** A number that changes when the page does, without reading the page where that is less work. */
    public <E extends Lead, D> long generation(LeadList<E, D> list, PageRequest page) {
        return list.filter().fitsOn(page) ? byIds(list, page).generation() : totals.generation(list.kind());
    }

    /** A page of leads with its exact count. */
    public <E extends Lead, D> Stamped<Page<LeadView>> page(LeadList<E, D> list, PageRequest page) {
        return rows(list, page).map(rows -> rows.map(list.kind()::view));
    }

    private <E extends Lead, D> Stamped<Page<LeadRow<D>>> rows(LeadList<E, D> list, PageRequest page) {
        if (list.filter().fitsOn(page)) {
            return byIds(list, page);
        }
        var count = list.filter().countQuery();
        if (isFar(list, page) && count.filter(CountQuery::isByStatusOnly).isPresent()) {
            return jdbc.inSnapshot(snapshot -> far(list, page, count.get(), snapshot));
        }
        var path = list.path(() -> countColumns(list, totals::countedWithIds).alone(jdbc));
        return path.count() == null ? withCount(list, page, path.hint()) : afterCount(list, page, path);
    }

    /** All leads that can match are on the page: their versions show whether anything has changed. */
    private <E extends Lead, D> Stamped<Page<LeadRow<D>>> byIds(LeadList<E, D> list, PageRequest page) {
        var found = query(list).page(page, () -> count(list));
        return new Stamped<>(LeadRow.generation(found.items()), found);
    }

    /** Where the last count may still be exact, only the generation is asked with the page, which is less work. */
    private <E extends Lead, D> Stamped<Page<LeadRow<D>>> withCount(
            LeadList<E, D> list, PageRequest page, IndexHint hint) {
        var query = query(list).by(hint);
        var last = counts.last(list.filter());
        if (last.isPresent()) {
            var found = query.page(
                    page,
                    totals.generationOnly(list.kind()),
                    unchanged -> last.get().value());
            if (found.extra().generation() == last.get().generation()) {
                return new Stamped<>(found.extra().generation(), found.page());
            }
        }
        var found = query.page(page, countColumns(list, totals::counted), count -> leads(list, count));
        var generation = found.extra().generation();
        counts.put(list.filter(), new Stamped<>(generation, found.page().count()));
        return new Stamped<>(generation, found.page());
    }

    private <E extends Lead, D> Stamped<Page<LeadRow<D>>> afterCount(
            LeadList<E, D> list, PageRequest page, AccessPath path) {
        var count = path.count();
        var query = path.ids() == null ? query(list) : within(path.ids(), list);
        return new Stamped<>(count.generation(), query.by(path.hint()).page(page, () -> leads(list, count)));
    }

    private <E extends Lead, D> ListQuery<E, LeadRow<D>> within(IdRange ids, LeadList<E, D> list) {
        Filter<E> filter = () -> Conditions.<E>all()
                .addAll(list.filter().conditions())
                .between(Lead_.id, ids.first(), ids.last())
                .list();
        return queries.list(list.kind().projection(), filter, list.order());
    }

    private <E extends Lead, D> ExtraColumns<CountResult> countColumns(
            LeadList<E, D> list, BiFunction<CountedTable, CountQuery, ExtraColumns<CountResult>> columns) {
        return list.filter()
                .countQuery()
                .map(query -> columns.apply(list.kind(), query))
                .orElseGet(() -> totals.generationOnly(list.kind()));
    }

    /** In the order of ids, and of all leads or those of some statuses. */
    private <E extends Lead, D> Stamped<Page<LeadRow<D>>> far(
            LeadList<E, D> list, PageRequest page, CountQuery query, QueryRunner snapshot) {
        var count = totals.counted(list.kind(), query).alone(snapshot);
        var rows = query(list).by(list.path(() -> count).hint()).in(snapshot);
        if (count.leads().isEmpty()) {
            return new Stamped<>(count.generation(), rows.page(page, () -> leads(list, count)));
        }
        var leads = count.leads().getAsLong();
        var found = blocks.find(snapshot, list.kind(), query.statuses(), page.offset())
                .map(start -> page.at(new Cursor(true, new Position(null, start.firstId() - 1)), start.skip()))
                .map(placed -> rows.page(placed, () -> leads));
        return new Stamped<>(count.generation(), found.orElseGet(() -> new Page<>(leads, page, List.of())));
    }

    private long leads(LeadList<?, ?> list, CountResult count) {
        return count.leads().orElseGet(() -> counts.of(list.filter(), count.generation(), () -> count(list)));
    }

    private <E extends Lead, D> long count(LeadList<E, D> list) {
        return queries.count(list.kind().entity(), Lead_.id, list.filter());
    }

    /** The leads after a position. */
    public <E extends Lead, D> Slice<LeadView> slice(LeadList<E, D> list, Position after, int size) {
        return query(list).slice(after, size).map(list.kind()::view);
    }

    /** The lead with that id. */
    public <E extends Lead, D> Optional<LeadRow<D>> one(LeadKind<E, D> kind, long id) {
        return queries
                .find(kind.projection(), Conditions.<E>all().equal(Lead_.id, id).list())
                .stream()
                .findFirst();
    }

    /** Whether there is a lead of any kind with that id. */
    public boolean exists(long id) {
        return kinds.stream().anyMatch(kind -> one(kind, id).isPresent());
    }

    /** Whether any lead of the kind is assigned to the user. */
    public <E extends Lead> boolean hasUser(LeadKind<E, ?> kind, long id) {
        return isAny(kind, Conditions.<E>all().equal(Lead_.userId, id));
    }

    /** Whether any lead of the kind names the property. */
    public <E extends Lead> boolean hasProperty(LeadKind<E, ?> kind, long id) {
        return isAny(kind, Conditions.<E>all().equal(Lead_.propertyId, id));
    }

    private <E extends Lead> boolean isAny(LeadKind<E, ?> kind, Conditions<E> conditions) {
        return queries.list(kind.ids(), conditions::list, LeadList.BY_ID)
                .first()
                .isPresent();
    }

    private <E extends Lead, D> ListQuery<E, LeadRow<D>> query(LeadList<E, D> list) {
        return queries.list(list.kind().projection(), list.filter(), list.order());
    }

    private static boolean isFar(LeadList<?, ?> list, PageRequest page) {
        return list.order().equals(LeadList.BY_ID) && page.cursor() == null && page.offset() > FAR;
    }
}
