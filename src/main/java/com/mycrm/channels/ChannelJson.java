package com.mycrm.channels;

import static com.mycrm.api.text.JsonFactory.JSON;

import com.mycrm.api.patch.JsonReaders;
import com.mycrm.channels.ChannelView.Ad;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.List;

/**
 * The JSON text of a channel's patterns and ads in its row: {@code ["pattern"]} and {@code [["source", "reference"]]}.
 */
final class ChannelJson {

    static final String EMPTY = "[]";

    private ChannelJson() {}

    static String ofPatterns(List<String> patterns) {
        return JSON.createArrayBuilder(patterns).build().toString();
    }

    static List<String> patterns(String text) {
        return JsonReaders.array(text).getValuesAs(JsonString::getString);
    }

    static String ofAds(List<Ad> ads) {
        var all = JSON.createArrayBuilder();
        ads.forEach(ad -> all.add(JSON.createArrayBuilder().add(ad.sourceId()).add(ad.propertyReference())));
        return all.build().toString();
    }

    static List<Ad> ads(String text) {
        return JsonReaders.array(text).getValuesAs(JsonArray.class).stream()
                .map(ad -> new Ad(ad.getString(0), ad.getString(1)))
                .toList();
    }
}
