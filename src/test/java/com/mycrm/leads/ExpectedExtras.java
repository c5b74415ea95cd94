package com.mycrm.leads;

import static com.mycrm.api.text.JsonFactory.JSON;

import com.mycrm.api.patch.JsonReaders;
import jakarta.json.JsonObject;
import java.util.List;

/** The extras of WhatsApp leads for tests that compare them whole: the one place that a new extra is added to. */
public final class ExpectedExtras {

    /** Their columns in exports. */
    public static final List<String> COLUMNS = List.of(
            "customer.name",
            "customer.username",
            "referral.source_type",
            "referral.source_id",
            "referral.source_url",
            "referral.headline",
            "referral.body",
            "referral.ctwa_clid",
            "channel.id",
            "channel.kind",
            "channel.number",
            "channel.name",
            "external_id",
            "last_message_at");

    /** Those of a lead that has none, in their order. */
    private static final String NONE = """
            {"customer": {"name": null, "username": null}, "referral": null, "channel": null, "external_id": null,
             "last_message_at": null}""";

    private ExpectedExtras() {}

    /** All extras of a lead that has these, as JSON. */
    public static JsonObject with(String given) {
        var extras = JSON.createObjectBuilder(JsonReaders.object(NONE));
        JsonReaders.object(given).forEach(extras::add);
        return extras.build();
    }
}
