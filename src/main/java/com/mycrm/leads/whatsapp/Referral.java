package com.mycrm.leads.whatsapp;

import static com.mycrm.api.text.JsonFactory.JSON;

import com.mycrm.api.patch.JsonReaders;
import com.mycrm.api.text.StoredText;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ad or post that a customer came from, as WhatsApp names it in the {@code referral} of a message. Each component
 * is null for none, and is cut where it is longer than any that Meta sends.
 *
 * @param sourceType {@code ad} or {@code post}
 * @param sourceId of the ad or post
 * @param ctwaClid the id of the click, by which Meta's Conversions API knows it
 */
public record Referral(
        String sourceType, String sourceId, String sourceUrl, String headline, String body, String ctwaClid) {

    static final String MEMBER = "referral";
    static final String SOURCE_ID = "source_id";

    static final List<String> MEMBERS =
            List.of("source_type", SOURCE_ID, "source_url", "headline", "body", "ctwa_clid");

    private static final int LONGEST_WORD = 40;
    private static final int LONGEST_ID = 100;
    private static final int LONGEST_URL = 2000;
    private static final int LONGEST_HEADLINE = 500;
    private static final int LONGEST_TEXT = 4096;

    public Referral {
        sourceType = StoredText.fit(sourceType, LONGEST_WORD);
        sourceId = StoredText.fit(sourceId, LONGEST_ID);
        sourceUrl = StoredText.fit(sourceUrl, LONGEST_URL);
        headline = StoredText.fit(headline, LONGEST_HEADLINE);
        body = StoredText.fit(body, LONGEST_TEXT);
        ctwaClid = StoredText.fit(ctwaClid, LONGEST_URL);
    }

    /** @param text reads a member by Meta's name of it; null where all of them are missing */
    public static Referral of(UnaryOperator<String> text) {
        var texts = MEMBERS.stream().map(text).toArray(String[]::new);
        var referral = new Referral(texts[0], texts[1], texts[2], texts[3], texts[4], texts[5]);
        return referral.equals(new Referral(null, null, null, null, null, null)) ? null : referral;
    }

    /** What people read of it, one line each, with its address; empty for nothing. */
    public String text() {
        return Stream.of(headline, body, sourceUrl).filter(line -> line != null).collect(Collectors.joining("\n"));
    }

    /** The JSON that is stored and shown. */
    String json() {
        var values = Arrays.asList(sourceType, sourceId, sourceUrl, headline, body, ctwaClid);
        var object = JSON.createObjectBuilder();
        for (var i = 0; i < values.size(); i++) {
            var value = values.get(i);
            object.add(MEMBERS.get(i), value == null ? JsonValue.NULL : JSON.createValue(value));
        }
        return object.build().toString();
    }

    /** The id in a referral's {@link #json}; null for none. */
    static String sourceId(String json) {
        return json == null ? null : JsonReaders.object(json).getString(SOURCE_ID, null);
    }
}
