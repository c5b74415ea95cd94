package com.mycrm.properties;

import com.mycrm.directory.DirectoryImport;
import com.mycrm.security.Rights;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;

/** The import of properties; a row names its property by the reference. */
@ApplicationScoped
public class PropertyImport extends DirectoryImport<Property, PropertyInput, PropertyView> {

    private static final Set<String> MEMBERS = Set.of(
            "reference",
            "status",
            "type",
            "location",
            "price",
            "size",
            "bedrooms",
            "bathrooms",
            "languages",
            "images",
            "user",
            "furnished",
            "amenities",
            "available_from",
            "listing_level",
            "import");
    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("ref", "reference"),
            Map.entry("property_reference", "reference"),
            Map.entry("property_type", "type"),
            Map.entry("category", "type.category"),
            Map.entry("city", "location.city"),
            Map.entry("community", "location.community"),
            Map.entry("sub_community", "location.sub_community"),
            Map.entry("tower", "location.tower"),
            Map.entry("latitude", "location.latitude"),
            Map.entry("longitude", "location.longitude"),
            Map.entry("offering_type", "price.offering_type"),
            Map.entry("value", "price.value"),
            Map.entry("on_request", "price.on_request"),
            Map.entry("agent", "user"),
            Map.entry("agent_id", "user"),
            Map.entry("user_id", "user"),
            Map.entry("user.id", "user"));

    public PropertyImport() {
        super(PropertyQueries.TYPE, PropertyInput::of);
    }

    @Override
    public String right() {
        return Rights.PROPERTY_MANAGE;
    }

    @Override
    public Set<String> members() {
        return MEMBERS;
    }

    @Override
    public Map<String, String> synonyms() {
        return SYNONYMS;
    }
}
