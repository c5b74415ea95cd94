package com.mycrm.properties;

import com.mycrm.changes.Versioned;
import com.mycrm.directory.KnownProperty;
import com.mycrm.directory.PropertyDirectory;
import com.mycrm.query.Batch;
import com.mycrm.query.CountCache;
import com.mycrm.query.ListQuery;
import com.mycrm.query.Page;
import com.mycrm.query.PageRequest;
import com.mycrm.query.Position;
import com.mycrm.query.SortOrder;
import com.mycrm.query.Table;
import jakarta.ejb.Local;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Root;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every read of properties. */
@Stateless
@LocalBean
@Local(PropertyDirectory.class)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class PropertyQueries implements PropertyDirectory {

    private static final Table<Long> IDS = Table.ids("properties");

    @PersistenceContext
    EntityManager em;

    @Inject
    CountCache counts;

    /** @param changes how often properties had changed before this call */
    public Page<PropertyView> find(PropertyFilter filter, SortOrder sort, PageRequest page, long changes) {
        var query = new ListQuery<>(IDS, filter, sort);
        var ids = query.page(page, () -> counts.of(filter, changes, query::count));
        return new Page<>(ids.count(), page, views(ids.items()), ids.prev(), ids.next());
    }

    /** The properties after a position. */
    public Batch<PropertyView> batch(PropertyFilter filter, SortOrder sort, Position after, int size) {
        var ids = new ListQuery<>(IDS, filter, sort).batch(after, size);
        return new Batch<>(views(ids.items()), ids.last());
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
        return known(property -> property.get(Property_.id), ids, row -> (Long) row[0]);
    }

    @Override
    public Map<String, KnownProperty> byReference(Set<String> keys) {
        return known(property -> property.get(Property_.referenceKey), keys, row -> (String) row[1]);
    }

    private <K> Map<K, KnownProperty> known(
            Function<Root<Property>, Expression<K>> column, Set<K> keys, Function<Object[], K> key) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(Object[].class);
        var property = query.from(Property.class);
        query.select(cb.array(
                        property.get(Property_.id),
                        property.get(Property_.referenceKey),
                        property.get(Property_.reference),
                        property.get(Property_.userId)))
                .where(column.apply(property).in(keys));
        return em.createQuery(query)
                .getResultStream()
                .collect(
                        Collectors.toMap(key, row -> new KnownProperty((Long) row[0], (String) row[2], (Long) row[3])));
    }
}
