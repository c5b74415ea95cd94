package com.mycrm.properties;

import com.mycrm.query.Page;
import com.mycrm.query.PageQuery;
import com.mycrm.query.PageRequest;
import com.mycrm.query.SortOrder;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Every read of properties. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class PropertyQueries {

    @PersistenceContext
    EntityManager em;

    public Page<PropertyView> find(PropertyFilter filter, SortOrder<Property> sort, PageRequest page) {
        return new PageQuery<>(em, Property.class, filter)
                .page(Property.class, (cb, property) -> property, sort, page)
                .map(Property::view);
    }

    public Optional<PropertyView> one(long id) {
        return Optional.ofNullable(em.find(Property.class, id)).map(Property::view);
    }

    /** All of these ids with one query. */
    public Map<Long, PropertyView> all(Set<? extends Long> ids) {
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(Property.class);
        var property = query.from(Property.class);
        query.select(property).where(property.get(Property_.id).in(ids));
        return em.createQuery(query).getResultStream().collect(Collectors.toMap(Property::id, Property::view));
    }
}
