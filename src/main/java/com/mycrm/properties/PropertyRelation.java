package com.mycrm.properties;

import com.mycrm.api.etag.RequestGenerations;
import com.mycrm.api.expand.ExpandedObject;
import com.mycrm.api.expand.ExpandedObjectCache;
import com.mycrm.api.expand.Relation;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Full properties for those who refer to them. */
@ApplicationScoped
public class PropertyRelation implements Relation {

    /** Counts the changes of properties. */
    static final String COUNTER = "properties";

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
    RequestGenerations generation;

    private final ExpandedObjectCache objects = new ExpandedObjectCache(MOST_BYTES, ids -> properties.all(ids));

    @Override
    public String name() {
        return "property";
    }

    @Override
    public String counter() {
        return COUNTER;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public Map<Long, ExpandedObject> full(Set<Long> ids) {
        return objects.all(ids, generation.of(COUNTER));
    }
}
