package com.mycrm.leads;

import com.mycrm.api.expand.ExpandedObjects;
import com.mycrm.api.expand.References;
import java.util.List;
import java.util.Map;

/**
 * A lead as the API shows it, written by {@link LeadViewSerializer}.
 *
 * @param expanded the objects that are shown in full
 */
public record LeadView(LeadRow lead, ExpandedObjects expanded) {

    static final String USER = "user";
    static final String PROPERTY = "property";

    /** The members, which are also the columns of a table of leads. */
    static final List<String> COLUMNS = List.of(
            "id",
            "phone",
            "status",
            USER,
            PROPERTY,
            "property_reference",
            "date",
            "created_at",
            "updated_at",
            "external_id",
            "whatsapp_username");

    static final References<LeadView> REFERENCES = new References<>(
            Map.of(USER, view -> view.lead.userId(), PROPERTY, view -> view.lead.propertyId()),
            (view, objects) -> new LeadView(view.lead, objects));

    static LeadView of(LeadRow lead) {
        return new LeadView(lead, ExpandedObjects.NONE);
    }

    /** By the id alone: JSON-B hashes each object that it writes, and the hash of all expanded objects takes long. */
    @Override
    public int hashCode() {
        return Long.hashCode(lead.id());
    }
}
