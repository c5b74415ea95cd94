package com.mycrm.leads;

import com.mycrm.expand.Reference;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A lead as the API shows it.
 *
 * @param user a {@link Reference}, or the full user where expanded
 * @param property a {@link Reference} or null, or a list of at most one full property where expanded
 * @param externalId the id that another system has for it; absent from the document where there is none
 * @param whatsappUsername absent from the document where there is none
 */
@JsonbNillable
@JsonbPropertyOrder({
    "id",
    "phone",
    "status",
    "user",
    "property",
    "propertyReference",
    "date",
    "createdAt",
    "updatedAt",
    "externalId",
    "whatsappUsername"
})
public record LeadView(
        long id,
        String phone,
        String status,
        Object user,
        Object property,
        String propertyReference,
        Instant date,
        Instant createdAt,
        Instant updatedAt,
        @JsonbNillable(false) String externalId,
        @JsonbNillable(false) String whatsappUsername) {

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

    static final String USER = "user";
    static final String PROPERTY = "property";

    /** @param full as {@link com.mycrm.expand.Expandable#expanded} says */
    LeadView expanded(Map<String, Map<Long, ?>> full) {
        var users = full.get(USER);
        var properties = full.get(PROPERTY);
        return new LeadView(
                id,
                phone,
                status,
                users == null ? user : users.get(((Reference) user).id()),
                properties == null
                        ? property
                        : property == null ? List.of() : List.of(properties.get(((Reference) property).id())),
                propertyReference,
                date,
                createdAt,
                updatedAt,
                externalId,
                whatsappUsername);
    }
}
