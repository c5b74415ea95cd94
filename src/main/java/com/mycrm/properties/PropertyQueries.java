package com.mycrm.properties;

import com.mycrm.api.etag.Versioned;
import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.PageRequest;
import com.mycrm.api.paging.Position;
import com.mycrm.api.paging.Slice;
import com.mycrm.api.paging.SortOrder;
import com.mycrm.directory.KnownProperty;
import com.mycrm.directory.PropertyDirectory;
import com.mycrm.persistence.Conditions;
import com.mycrm.persistence.CountCache;
import com.mycrm.persistence.ListQuery;
import com.mycrm.persistence.Statements;
import com.mycrm.persistence.Statements.Reader;
import com.mycrm.persistence.Table;
import jakarta.annotation.Resource;
import jakarta.ejb.Local;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Every read of properties. */
@Stateless
@LocalBean
@Local(PropertyDirectory.class)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class PropertyQueries implements PropertyDirectory {

    private static final Table<Long> IDS = Table.ids("properties");

    @PersistenceContext
    EntityManager em;

    @Resource(lookup = "java:app/jdbc/leads")
    DataSource database;

    @Inject
    CountCache counts;

    /** @param changes how often properties had changed before this call */
    public Page<PropertyView> find(PropertyFilter filter, SortOrder sort, PageRequest page, long changes) {
        var query = new ListQuery<>(IDS, filter, sort);
        var ids = query.page(page, () -> counts.of(filter, changes, query::count));
        return new Page<>(ids.count(), page, views(ids.items()), ids.prev(), ids.next());
    }

    /** The properties after a position. */
    public Slice<PropertyView> batch(PropertyFilter filter, SortOrder sort, Position after, int size) {
        var ids = new ListQuery<>(IDS, filter, sort).batch(after, size);
        return new Slice<>(views(ids.items()), ids.last());
    }

    private List<PropertyView> views(List<Long> ids) {
        var views = ids.isEmpty() ? Map.<Long, PropertyView>of() : all(Set.copyOf(ids));
        return ids.stream().map(views::get).filter(Objects::nonNull).toList();
    }

    public Optional<Versioned<PropertyView>> one(long id) {
        return Optional.ofNullable(em.find(Property.class, id))
                .map(property -> new Versioned<>(property.version(), property.view()));
    }

    /** All of these ids with one query. */
    public Map<Long, PropertyView> all(Set<Long> ids) {
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(Property.class);
        var property = query.from(Property.class);
        query.select(property).where(property.get(Property_.id).in(ids));
        return em.createQuery(query).getResultStream().collect(Collectors.toMap(Property::id, Property::view));
    }

    /** Whether any property is this user's. */
    public boolean haveAgent(long userId) {
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(Long.class);
        var property = query.from(Property.class);
        query.select(property.get(Property_.id)).where(cb.equal(property.get(Property_.userId), userId));
        return !em.createQuery(query).setMaxResults(1).getResultList().isEmpty();
    }

    @Override
    public Map<Long, KnownProperty> byId(Set<Long> ids) {
        return known("id", ids, row -> row.getLong(1));
    }

    @Override
    public Map<String, KnownProperty> byReference(Set<String> keys) {
        return known("reference_key", keys, row -> row.getString(2));
    }

    private <K> Map<K, KnownProperty> known(String column, Set<K> keys, Reader<K> key) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        var where = new Conditions().in(column, keys);
        return Statements.reading(database)
                .rows(
                        "SELECT id, reference_key, reference, user_id FROM properties" + where,
                        row -> Map.entry(
                                key.read(row), new KnownProperty(row.getLong(1), row.getString(3), row.getLong(4))),
                        where.values().toArray())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
