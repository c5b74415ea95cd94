package com.mycrm.channels;

import com.mycrm.api.expand.Reference;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;

/**
 * A channel as the API shows it: of its secrets no more than which it has.
 *
 * @param window in seconds
 */
@JsonbNillable
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

    /** The property that an ad is for. */
    @JsonbPropertyOrder({"sourceId", "propertyReference"})
    public record Ad(String sourceId, String propertyReference) {}
}
