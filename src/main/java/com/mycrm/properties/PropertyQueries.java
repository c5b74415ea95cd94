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
import com.mycrm.persistence.CriteriaQueries;
import com.mycrm.persistence.Projection;
import jakarta.ejb.Local;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.metamodel.SingularAttribute;
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

    private record Keyed(String referenceKey, KnownProperty property) {}

    private static final Projection<Property, Keyed> KEYED = new Projection<>(
            Property.class,
            () -> Property_.id,
            () -> List.of(Property_.referenceKey, Property_.reference, Property_.userId),
            row -> new Keyed(row.getString(2), new KnownProperty(row.getLong(1), row.getString(3), row.getLong(4))));

    private static final Projection<Property, Long> IDS = Projection.ids(Property.class, () -> Property_.id);

    @PersistenceContext
    EntityManager em;

    @Inject
    CriteriaQueries queries;

    @Inject
    CountCache counts;

    /** @param changes how often properties had changed before this call */
    public Page<PropertyView> find(PropertyFilter filter, SortOrder<Property> sort, PageRequest page, long changes) {
        var query = queries.list(IDS, filter, sort);
        var ids = query.page(
                page, () -> counts.of(filter, changes, () -> queries.count(Property.class, Property_.id, filter)));
        return new Page<>(ids.count(), page, views(ids.items()), ids.prev(), ids.next());
    }

    /** The properties after a position. */
    public Slice<PropertyView> batch(PropertyFilter filter, SortOrder<Property> sort, Position after, int size) {
        var ids = queries.list(IDS, filter, sort).slice(after, size);
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
        return known(Property_.id, ids, keyed -> keyed.property().id());
    }

    @Override
    public Map<String, KnownProperty> byReference(Set<String> keys) {
        return known(Property_.referenceKey, keys, Keyed::referenceKey);
    }

    private <K> Map<K, KnownProperty> known(
            SingularAttribute<Property, K> attribute, Set<K> keys, Function<Keyed, K> key) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        var conditions = Conditions.<Property>all().anyOf(attribute, keys).list();
        return queries.find(KEYED, conditions).stream().collect(Collectors.toMap(key, Keyed::property));
    }
}
