package com.mycrm.properties;

import com.mycrm.api.paging.SortOrder;
import com.mycrm.directory.DirectoryQueries;
import com.mycrm.directory.DirectoryType;
import com.mycrm.directory.PropertyDirectory;
import com.mycrm.directory.PropertySummary;
import com.mycrm.persistence.Conditions;
import com.mycrm.persistence.Projection;
import jakarta.ejb.Local;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The reads of properties. */
@Stateless
@LocalBean
@Local(PropertyDirectory.class)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class PropertyQueries extends DirectoryQueries<Property, PropertyView> implements PropertyDirectory {

    static final DirectoryType TYPE = new DirectoryType("property", "properties");

    private static final Projection<Property, Long> IDS = Projection.ids(Property.class, () -> Property_.id);

    private static final Projection<Property, Keyed> KEYED = new Projection<>(
            Property.class,
            () -> Property_.id,
            () -> List.of(Property_.referenceKey, Property_.reference, Property_.userId),
            row -> new Keyed(row.getString(2), new PropertySummary(row.getLong(1), row.getString(3), row.getLong(4))));

    private record Keyed(String referenceKey, PropertySummary property) {}

    public PropertyQueries() {
        super(Property.class, IDS);
    }

    @Override
    protected Conditions<Property> named(String name) {
        return Conditions.<Property>all().sameKey(Property_.referenceKey, name);
    }

    /** Whether a user has a property. */
    public boolean existOf(long userId) {
        var ofUser = Conditions.<Property>all().equal(Property_.userId, userId).list();
        return queries()
                .list(IDS, () -> ofUser, new SortOrder<>(PropertySort.ID, PropertySort.ID, true))
                .first()
                .isPresent();
    }

    @Override
    public Map<Long, PropertySummary> byId(Set<Long> ids) {
        return known(Property_.id, ids, keyed -> keyed.property().id());
    }

    @Override
    public Map<String, PropertySummary> byReference(Set<String> keys) {
        return known(Property_.referenceKey, keys, Keyed::referenceKey);
    }

    private <K> Map<K, PropertySummary> known(
            SingularAttribute<? super Property, K> attribute, Set<K> values, Function<Keyed, K> key) {
        if (values.isEmpty()) {
            return Map.of();
        }
        var conditions = Conditions.<Property>all().anyOf(attribute, values).list();
        return queries().find(KEYED, conditions).stream().collect(Collectors.toMap(key, Keyed::property));
    }
}
