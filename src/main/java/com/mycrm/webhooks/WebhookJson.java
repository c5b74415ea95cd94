package com.mycrm.webhooks;

import com.mycrm.api.patch.JsonReaders;
import com.mycrm.api.text.JsonFactory;
import com.mycrm.events.MemberFilters;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Set;

/** The JSON text of a webhook's types and filters in its row: {@code ["type"]} and {@code {"member": ["value"]}}. */
final class WebhookJson {

    private WebhookJson() {}

    static String ofTypes(Collection<String> types) {
        return JsonFactory.JSON.createArrayBuilder(types).build().toString();
    }

    static Set<String> types(String text) {
        return texts(JsonReaders.array(text));
    }

    static String ofFilters(MemberFilters filters) {
        var all = JsonFactory.JSON.createObjectBuilder();
        filters.values().forEach((member, values) -> all.add(member, JsonFactory.JSON.createArrayBuilder(values)));
        return all.build().toString();
    }

    static MemberFilters filters(String text) {
        var values = new LinkedHashMap<String, Set<String>>();
        JsonReaders.object(text).forEach((member, array) -> values.put(member, texts(array.asJsonArray())));
        return new MemberFilters(values);
    }

    private static Set<String> texts(JsonArray array) {
        return new LinkedHashSet<>(array.getValuesAs(JsonString::getString));
    }
}
