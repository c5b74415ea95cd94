package com.mycrm.properties;

import com.mycrm.changes.Generation;
import com.mycrm.changes.Kind;
import com.mycrm.expand.Full;
import com.mycrm.expand.FullCache;
import com.mycrm.expand.Relation;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Full properties for those who refer to them. */
@ApplicationScoped
public class PropertyRelation implements Relation {

    /** The columns of a table of them. */
    static final List<String> COLUMNS = List.of(
            "id",
            "reference",
            "status",
            "type.name",
            "type.category",
            "location.city",
            "location.community",
            "location.sub_community",
            "location.tower",
            "location.latitude",
            "location.longitude",
            "price.offering_type",
            "price.value",
            "price.prices",
            "size",
            "bedrooms",
            "bathrooms",
            "languages",
            "images",
            "user",
            "created_at",
            "updated_at");

    private static final long MOST_BYTES = 48L * 1024 * 1024;

    @EJB
    PropertyQueries properties;

    @Inject
    Generation generation;

    private final FullCache objects = new FullCache(MOST_BYTES, ids -> properties.all(ids));

    @Override
    public String name() {
        return "property";
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public Map<Long, Full> full(Set<Long> ids) {
        return objects.all(ids, generation.of(Kind.PROPERTIES));
    }
}
