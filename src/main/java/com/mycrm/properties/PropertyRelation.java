package com.mycrm.properties;

import com.mycrm.directory.DirectoryRelation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The relation of leads to their property. */
@ApplicationScoped
public class PropertyRelation extends DirectoryRelation<Property, PropertyView> {

    /** The members of a property as the columns of a table. */
    static final List<String> COLUMNS = List.of(
            "id",
            "reference",
            "status",
            "type.id",
            "type.name",
            "type.category",
            "location.id",
            "location.city",
            "location.community",
            "location.sub_community",
            "location.tower",
            "location.latitude",
            "location.longitude",
            "price.offering_type",
            "price.value",
            "price.on_request",
            "price.prices",
            "size",
            "bedrooms",
            "bathrooms",
            "languages",
            "images",
            "user",
            "created_at",
            "updated_at",
            "furnished",
            "amenities",
            "created_by",
            "available_from",
            "listing_level",
            "import.propertyfinder");

    public PropertyRelation() {
        super(PropertyQueries.TYPE, COLUMNS);
    }

    @Override
    public boolean isArray() {
        return true;
    }
}
