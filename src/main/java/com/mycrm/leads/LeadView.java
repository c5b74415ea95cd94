package com.mycrm.leads;

import com.mycrm.api.expand.ExpandedObject;
import com.mycrm.api.output.JsonText;
import com.mycrm.api.output.Written;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A lead as the API shows it.
 *
 * <p>It writes itself: by reflection, writing a page took longer than all else together.
 *
 * @param full the objects that are shown in full, by relation and id
 */
public record LeadView(LeadRow lead, Map<String, Map<Long, ExpandedObject>> full) implements Written {

    /** The columns of a table of leads. */
    static final List<String> COLUMNS = List.of(
            "id",
            "phone",
            "status",
            "user",
            "property",
            "property_reference",
            "date",
            "created_at",
            "updated_at",
            "external_id",
            "whatsapp_username");

    private static final String USER = "user";
    private static final String PROPERTY = "property";

    static LeadView of(LeadRow lead) {
        return new LeadView(lead, Map.of());
    }

    /** The ids that these leads refer to, as {@link com.mycrm.api.expand.Expandable#related} says. */
    static Map<String, Set<Long>> related(List<LeadView> leads) {
        var users = new HashSet<Long>();
        var properties = new HashSet<Long>();
        for (var view : leads) {
            users.add(view.lead.userId());
            if (view.lead.propertyId() != null) {
                properties.add(view.lead.propertyId());
            }
        }
        return Map.of(USER, users, PROPERTY, properties);
    }

    /** @param shown as {@link com.mycrm.api.expand.Expandable#expanded} says */
    LeadView expanded(Map<String, Map<Long, ExpandedObject>> shown) {
        return new LeadView(lead, shown);
    }

    @Override
    public void write(JsonText json) {
        json.object();
        json.name("id").value(lead.id());
        json.name("phone").value(lead.phone());
        json.name("status").value(lead.status());
        user(json.name(USER));
        property(json.name(PROPERTY));
        json.name("property_reference").value(lead.propertyReference());
        json.name("date").value(lead.date());
        json.name("created_at").value(lead.createdAt());
        json.name("updated_at").value(lead.updatedAt());
        if (lead.externalId() != null) {
            json.name("external_id").value(lead.externalId());
        }
        if (lead.whatsappUsername() != null) {
            json.name("whatsapp_username").value(lead.whatsappUsername());
        }
        json.endObject();
    }

    private void user(JsonText json) {
        var users = full.get(USER);
        if (users == null) {
            reference(json, lead.userId());
        } else {
            json.written(users.get(lead.userId()).json());
        }
    }

    /** In full it is an array, of one or none: the published page says so. */
    private void property(JsonText json) {
        var properties = full.get(PROPERTY);
        var id = lead.propertyId();
        if (properties == null) {
            if (id == null) {
                json.nothing();
            } else {
                reference(json, id);
            }
            return;
        }
        json.array();
        if (id != null) {
            json.written(properties.get(id).json());
        }
        json.endArray();
    }

    private static void reference(JsonText json, long id) {
        json.object().name("id").value(id).endObject();
    }
}
