package com.mycrm.properties;

import com.mycrm.api.etag.ChangeCounts;
import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.PageRequest;
import com.mycrm.api.paging.SortOrder;
import com.mycrm.persistence.Condition;
import com.mycrm.persistence.Conditions;
import com.mycrm.persistence.CountCache;
import com.mycrm.persistence.CriteriaQueries;
import com.mycrm.persistence.Jdbc;
import com.mycrm.persistence.Projection;
import com.mycrm.persistence.TranslatesConflicts;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The locations of properties: their list, and the rows that writes of properties find or make. */
@Stateless
@TranslatesConflicts
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Locations {

    /** The name of the list: of its path, its table and its change counter. */
    static final String LIST = "locations";

    private static final Projection<Location, LocationView> VIEWS = new Projection<>(
            Location.class,
            () -> Location_.id,
            () -> List.of(Location_.city, Location_.community, Location_.subCommunity, Location_.tower),
            row -> new LocationView(
                    row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)));

    @Inject
    CriteriaQueries queries;

    @Inject
    CountCache counts;

    @Inject
    ChangeCounts changes;

    @Inject
    Jdbc jdbc;

    /** @param generation the change generation of locations, read before this call */
    public Page<LocationView> page(LocationFilter filter, SortOrder<Location> sort, PageRequest page, long generation) {
        return queries.list(VIEWS, filter, sort)
                .page(
                        page,
                        () -> counts.of(filter, generation, () -> queries.count(Location.class, Location_.id, filter)));
    }

    /** The names of the location with that id. */
    public Optional<LocationNames> names(long id) {
        return find(Conditions.<Location>all().equal(Location_.id, id).list())
                .map(view -> new LocationNames(view.city(), view.community(), view.subCommunity(), view.tower()));
    }

    /** The id of the location with these names, which is made if there is none; null for no names. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public Long idOf(LocationNames names) {
        if (names.isEmpty()) {
            return null;
        }
        var key = names.key();
        return find(Conditions.<Location>all().equal(Location_.namesKey, key).list())
                .map(view -> Long.valueOf(view.id()))
                .orElseGet(() -> insert(names, key));
    }

    private Optional<LocationView> find(List<Condition<Location>> conditions) {
        return queries.find(VIEWS, conditions).stream().findFirst();
    }

    private long insert(LocationNames names, String key) {
        var id = jdbc.insert(
                "INSERT INTO locations (city, community, sub_community, tower, names_key) VALUES (?, ?, ?, ?, ?)",
                names.city(),
                names.community(),
                names.subCommunity(),
                names.tower(),
                key);
        changes.add(LIST);
        return id;
    }
}
