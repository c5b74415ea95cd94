package com.mycrm.leads;

import com.mycrm.api.paging.Cursor;
import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.PageRequest;
import com.mycrm.api.paging.Position;
import com.mycrm.api.paging.Slice;
import com.mycrm.api.paging.SortOrder;
import com.mycrm.leads.counts.BlockOffsets;
import com.mycrm.leads.counts.CountQuery;
import com.mycrm.leads.counts.CountResult;
import com.mycrm.leads.counts.LeadTotals;
import com.mycrm.persistence.Conditions;
import com.mycrm.persistence.CountCache;
import com.mycrm.persistence.CriteriaQueries;
import com.mycrm.persistence.Jdbc;
import com.mycrm.persistence.ListQuery;
import com.mycrm.persistence.QueryRunner;
import com.mycrm.persistence.Stamped;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Reads leads: lists, single leads, and whether there are any.
 *
 * <p>A page is read in one of three ways: with its count in one statement, which is the rule; after its count, where
 * that chooses the index; or, far into the list, after the place where it begins.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class LeadQueries {

    private static final SortOrder<Lead> BY_ID = new SortOrder<>(LeadSort.ID, LeadSort.ID, true);

    /** A page after more leads is found by the counts of blocks of ids, where these tell. */
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

    /** A number that changes when the page does, without reading the page where that is less work. */
    public long generation(LeadFilter filter, SortOrder<Lead> order, PageRequest page) {
        return filter.fitsOn(page) ? byIds(filter, order, page).generation() : totals.generation();
    }

    /** A page of leads with its exact count. */
    public Stamped<Page<LeadView>> page(LeadFilter filter, SortOrder<Lead> order, PageRequest page) {
        return rows(filter, order, page).map(rows -> rows.map(LeadView::of));
    }

    private Stamped<Page<LeadRow>> rows(LeadFilter filter, SortOrder<Lead> order, PageRequest page) {
        if (filter.fitsOn(page)) {
            return byIds(filter, order, page);
        }
        var count = filter.countQuery();
        if (isFar(order, page) && count.filter(CountQuery::isByStatusOnly).isPresent()) {
            return jdbc.inSnapshot(snapshot -> far(filter, page, count.get(), snapshot));
        }
        return LeadIndexHints.needCount(filter, order)
                ? afterCount(filter, order, page)
                : withCount(filter, order, page);
    }

    /** All leads that can match are on the page: their versions show whether anything has changed. */
    private Stamped<Page<LeadRow>> byIds(LeadFilter filter, SortOrder<Lead> order, PageRequest page) {
        var found = list(filter, order).page(page, () -> queries.count(Lead.class, Lead_.id, filter));
        return new Stamped<>(LeadRow.generation(found.items()), found);
    }

    /** Where the last count may still be exact, only the generation is asked with the page, which is less work. */
    private Stamped<Page<LeadRow>> withCount(LeadFilter filter, SortOrder<Lead> order, PageRequest page) {
        var list = list(filter, order)
                .by(LeadIndexHints.choose(filter, order, null).hint());
        var last = counts.last(filter);
        if (last.isPresent()) {
            var found = list.page(
                    page, totals.generationOnly(), unchanged -> last.get().value());
            if (found.extra().generation() == last.get().generation()) {
                return new Stamped<>(found.extra().generation(), found.page());
            }
        }
        var columns = filter.countQuery().map(totals::counted).orElseGet(totals::generationOnly);
        var found = list.page(page, columns, count -> leads(filter, count));
        var generation = found.extra().generation();
        counts.put(filter, new Stamped<>(generation, found.page().count()));
        return new Stamped<>(generation, found.page());
    }

    private Stamped<Page<LeadRow>> afterCount(LeadFilter filter, SortOrder<Lead> order, PageRequest page) {
        var count = filter.countQuery()
                .map(totals::countedWithIds)
                .orElseGet(totals::generationOnly)
                .alone(jdbc);
        var path = LeadIndexHints.choose(filter, order, count);
        var list = path.ids() == null
                ? list(filter, order)
                : queries.list(
                        LeadRow.PROJECTION,
                        () -> Conditions.<Lead>all()
                                .addAll(filter.conditions())
                                .between(
                                        Lead_.id, path.ids().first(), path.ids().last())
                                .list(),
                        order);
        return new Stamped<>(count.generation(), list.by(path.hint()).page(page, () -> leads(filter, count)));
    }

    /** In the order of ids, and of all leads or those of some statuses. */
    private Stamped<Page<LeadRow>> far(LeadFilter filter, PageRequest page, CountQuery query, QueryRunner snapshot) {
        var count = totals.counted(query).alone(snapshot);
        var path = LeadIndexHints.choose(filter, BY_ID, count);
        var list = list(filter, BY_ID).by(path.hint()).in(snapshot);
        if (count.leads().isEmpty()) {
            return new Stamped<>(count.generation(), list.page(page, () -> leads(filter, count)));
        }
        var leads = count.leads().getAsLong();
        var found = blocks.find(snapshot, query.statuses(), page.offset())
                .map(start -> page.at(new Cursor(true, new Position(null, start.firstId() - 1)), start.skip()))
                .map(placed -> list.page(placed, () -> leads));
        return new Stamped<>(count.generation(), found.orElseGet(() -> new Page<>(leads, page, List.of())));
    }

    private long leads(LeadFilter filter, CountResult count) {
        return count.leads()
                .orElseGet(
                        () -> counts.of(filter, count.generation(), () -> queries.count(Lead.class, Lead_.id, filter)));
    }

    /** The leads after a position. */
    public Slice<LeadView> slice(LeadFilter filter, SortOrder<Lead> order, Position after, int size) {
        return list(filter, order).slice(after, size).map(LeadView::of);
    }

    /** The lead with that id. */
    public Optional<LeadRow> one(long id) {
        return queries
                .find(
                        LeadRow.PROJECTION,
                        Conditions.<Lead>all().equal(Lead_.id, id).list())
                .stream()
                .findFirst();
    }

    /** Whether any lead is assigned to the user. */
    public boolean hasUser(long id) {
        return isAny(Conditions.<Lead>all().equal(Lead_.userId, id));
    }

    /** Whether any lead names the property. */
    public boolean hasProperty(long id) {
        return isAny(Conditions.<Lead>all().equal(Lead_.propertyId, id));
    }

    private boolean isAny(Conditions<Lead> conditions) {
        return queries.list(LeadRow.IDS, conditions::list, BY_ID).first().isPresent();
    }

    private ListQuery<Lead, LeadRow> list(LeadFilter filter, SortOrder<Lead> order) {
        return queries.list(LeadRow.PROJECTION, filter, order);
    }

    private static boolean isFar(SortOrder<Lead> order, PageRequest page) {
        return order.equals(BY_ID) && page.cursor() == null && page.offset() > FAR;
    }
}
