package com.mycrm.channels.twilio;

import static com.mycrm.api.text.JsonFactory.JSON;
import static com.mycrm.channels.TextSanitizer.first;
import static com.mycrm.channels.TextSanitizer.joined;

import com.mycrm.channels.FormAnswers;
import com.mycrm.channels.InboundMessage.Content;
import com.mycrm.channels.InboundMessage.Details;
import com.mycrm.channels.InboundMessage.Media;
import com.mycrm.leads.whatsapp.Referral;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reads the content of a message that Twilio delivers. Its data has the members that Meta's messages have. */
final class TwilioContent {

    private static final int MOST_MEDIA = 50;

    /** The parameters that have the members of Meta's {@code referral}. */
    private static final Map<String, String> REFERRAL = Map.of(
            "source_type", "ReferralSourceType",
            "source_id", "ReferralSourceId",
            "source_url", "ReferralSourceUrl",
            "headline", "ReferralHeadline",
            "body", "ReferralBody",
            "ctwa_clid", "ReferralCtwaClid");

    private final TwilioForm form;
    private final JsonObject answers;

    private TwilioContent(TwilioForm form) {
        this.form = form;
        var filledIn = form.text("InteractiveData", "FlowData");
        answers = filledIn == null ? null : FormAnswers.of(JSON.createValue(filledIn));
    }

    static Content of(TwilioForm form) {
        var content = new TwilioContent(form);
        var details = Details.of(content.media(), content.data(), form.text("OriginalRepliedMessageSid"));
        var referral = Referral.of(member -> form.text(REFERRAL.get(member)));
        return new Content(content.type(), content.body(), details, referral);
    }

    private String type() {
        var media = form.text("MediaContentType0");
        var other = form.text("Latitude") != null ? "location" : media == null ? "text" : media.replaceFirst("/.*", "");
        return first(form.text("MessageType"), other);
    }

    private String body() {
        return joined(
                "\n",
                form.text("Body", "ButtonText", "ListTitle"),
                FormAnswers.text(answers),
                form.text("Label"),
                form.text("Address"),
                joined(", ", form.text("Latitude"), form.text("Longitude")));
    }

    /** All media, whatever {@code NumMedia} says. */
    private List<Media> media() {
        return IntStream.range(0, MOST_MEDIA)
                .mapToObj(i -> new Media(form.text("MediaUrl" + i), form.text("MediaContentType" + i)))
                .filter(media -> media.id() != null)
                .toList();
    }

    private Map<String, JsonValue> data() {
        var data = new LinkedHashMap<String, JsonValue>();
        data.put("reply", reply());
        data.put("answers", answers);
        data.put("location", location());
        var isForwarded = "true".equals(form.text("Forwarded")) || "true".equals(form.text("FrequentlyForwarded"));
        data.put("forwarded", isForwarded ? JsonValue.TRUE : null);
        return data;
    }

    private JsonObject reply() {
        return object(Map.of(
                "payload", "ButtonPayload",
                "text", "ButtonText",
                "id", "ListId",
                "title", "ListTitle",
                "description", "ListDescription"));
    }

    private JsonObject location() {
        return form.text("Latitude") == null
                ? null
                : object(Map.of(
                        "latitude", "Latitude",
                        "longitude", "Longitude",
                        "name", "Label",
                        "address", "Address"));
    }

    /** An object of the parameters that are there, by the names of its members. */
    private JsonObject object(Map<String, String> parameters) {
        var object = JSON.createObjectBuilder();
        parameters.forEach((member, parameter) -> {
            var value = form.text(parameter);
            if (value != null) {
                object.add(member, value);
            }
        });
        return object.build();
    }
}
