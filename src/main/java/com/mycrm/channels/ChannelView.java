package com.mycrm.channels;

import com.mycrm.api.expand.Reference;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;

/**
 * A channel as the API shows it. It shows which secrets the channel has, and no secret.
 *
 * @param kind name of the vendor
 * @param window in seconds
 */
@JsonbPropertyOrder({
    "id",
    "kind",
    "number",
    "name",
    "active",
    "user",
    "fallbackUser",
    "window",
    "propertyPatterns",
    "ads",
    "forwardTemplate",
    "forwardLanguage",
    "hasSecret",
    "hasVerifyToken",
    "hasAccessToken",
    "createdAt",
    "updatedAt"
})
public record ChannelView(
        long id,
        String kind,
        String number,
        String name,
        boolean active,
        Reference user,
        Reference fallbackUser,
        long window,
        List<String> propertyPatterns,
        List<Ad> ads,
        String forwardTemplate,
        String forwardLanguage,
        boolean hasSecret,
        boolean hasVerifyToken,
        boolean hasAccessToken,
        Instant createdAt,
        Instant updatedAt) {

    /** An ad and the property that it is for. */
    @JsonbPropertyOrder({"sourceId", "propertyReference"})
    public record Ad(String sourceId, String propertyReference) {}
}
