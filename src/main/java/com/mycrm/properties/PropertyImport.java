package com.mycrm.properties;

import com.mycrm.api.patch.RequestObject;
import com.mycrm.api.problem.Violation;
import com.mycrm.config.Settings;
import com.mycrm.imports.ImportTarget;
import com.mycrm.security.Rights;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Files of properties, known by their reference. */
@ApplicationScoped
public class PropertyImport implements ImportTarget {

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
            "user");
    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("ref", "reference"),
            Map.entry("property_reference", "reference"),
            Map.entry("category", "type.category"),
            Map.entry("city", "location.city"),
            Map.entry("community", "location.community"),
            Map.entry("sub_community", "location.sub_community"),
            Map.entry("tower", "location.tower"),
            Map.entry("latitude", "location.latitude"),
            Map.entry("longitude", "location.longitude"),
            Map.entry("offering_type", "price.offering_type"),
            Map.entry("value", "price.value"),
            Map.entry("agent", "user"),
            Map.entry("agent_id", "user"),
            Map.entry("user_id", "user"),
            Map.entry("user.id", "user"));

    @EJB
    PropertyCommands commands;

    @Override
    public String name() {
        return "properties";
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

    @Override
    public List<List<Violation>> keep(List<JsonObject> rows, String actor, boolean mayUpdate) {
        var inputs = rows.stream()
                .map(row -> PropertyInput.of(new RequestObject(row, "", Settings.zone())))
                .toList();
        commands.putAll(inputs, actor);
        return inputs.stream().map(input -> input.source().faults()).toList();
    }
}
