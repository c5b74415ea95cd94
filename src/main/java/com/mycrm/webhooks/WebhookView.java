package com.mycrm.webhooks;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A webhook as the API shows it, without its secret.
 *
 * @param reason why the service has switched it off; null for none
 * @param failingSince the first failure after the last success; null for none
 */
@JsonbPropertyOrder({
    "id",
    "url",
    "description",
    "types",
    "filters",
    "state",
    "reason",
    "failingSince",
    "createdAt",
    "updatedAt"
})
@JsonbNillable
public record WebhookView(
        long id,
        String url,
        String description,
        List<String> types,
        Map<String, Set<String>> filters,
        String state,
        String reason,
        Instant failingSince,
        Instant createdAt,
        Instant updatedAt) {

    static final String ACTIVE = "active";
    static final String DISABLED = "disabled";
}
