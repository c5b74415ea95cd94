package com.mycrm.it;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** A list beside that of WhatsApp leads, and its sample data. */
enum Sister {
    LEADS("leads", "leads", "lead", "date", 1_000_000_000L),
    CALLS("calltrackings", "call_trackings", "call_tracking", "call_start", 1_500_000_000L);

    final String path;
    final String list;
    final String single;
    final String date;
    final long firstId;

    Sister(String path, String list, String single, String date, long firstId) {
        this.path = "/" + path;
        this.list = list;
        this.single = single;
        this.date = date;
        this.firstId = firstId;
    }

    List<JsonObject> items(JsonObject page) {
        return page.getJsonArray(list).getValuesAs(JsonObject.class);
    }

    /** All rows of the sample in the order of their ids. */
    List<JsonObject> sample(Api api) {
        return items(api.json(path + "?per_page=300"));
    }

    JsonObject read(Api api, long id) {
        return api.json(path + "/" + id).getJsonObject(single);
    }

    /** The smallest row that is taken. */
    long make(Api api, String phone) {
        return api.write("POST", path, "{\"" + single + "\": {\"phone\": \"" + phone + "\"}}")
                .expect(201)
                .location();
    }

    void delete(Api api, long id) {
        api.write("DELETE", path + "/" + id, null).expect(204);
    }

    /** The ids of all rows by cursors. */
    List<Long> walk(Api api, String query) {
        var ids = new ArrayList<Long>();
        var next = path + "?" + query;
        while (next != null) {
            var page = api.get(next).expect(200);
            items(page.json()).forEach(row -> ids.add(Leads.id(row)));
            next = page.link("next");
        }
        return ids;
    }
}
