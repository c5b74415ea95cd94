package com.mycrm.channels;

import static com.mycrm.api.text.JsonFactory.JSON;

import com.mycrm.api.patch.JsonReaders;
import com.mycrm.channels.InboundMessage.Details;
import com.mycrm.channels.InboundMessage.Media;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;

/** The JSON text of a message's media and data in its row: {@code [["id", "type", "filename", "sha256", "voice"]]}. */
final class MessageJson {

    private MessageJson() {}

    /** Null for a message without media. */
    static String ofMedia(Details details) {
        var all = JSON.createArrayBuilder();
        for (var media : details.media()) {
            var one = JSON.createArrayBuilder();
            for (var text : new String[] {media.id(), media.type(), media.filename(), media.sha256()}) {
                one.add(text == null ? "" : text);
            }
            all.add(one.add(media.voice()));
        }
        return details.media().isEmpty() ? null : all.build().toString();
    }

    static List<Media> media(String text) {
        return text == null
                ? List.of()
                : JsonReaders.array(text).getValuesAs(JsonArray.class).stream()
                        .map(MessageJson::media)
                        .toList();
    }

    private static Media media(JsonArray one) {
        return new Media(one.getString(0), one.getString(1), one.getString(2), one.getString(3), one.getBoolean(4));
    }

    /** Null for a message without data. */
    static String ofData(Details details) {
        return details.data() == null ? null : details.data().toString();
    }

    static JsonObject data(String text) {
        return text == null ? null : JsonReaders.object(text);
    }
}
