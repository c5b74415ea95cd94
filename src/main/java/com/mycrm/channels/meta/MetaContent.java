package com.mycrm.channels.meta;

import static com.mycrm.channels.TextSanitizer.first;
import static com.mycrm.channels.TextSanitizer.joined;
import static java.util.Map.entry;

import com.mycrm.channels.InboundMessage;
import com.mycrm.channels.InboundMessage.Content;
import com.mycrm.channels.InboundMessage.Details;
import com.mycrm.channels.InboundMessage.Media;
import com.mycrm.channels.LenientJson;
import com.mycrm.leads.whatsapp.Referral;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads the content of a message of Meta's Cloud API. Each type of messages that has more than a text or a caption is
 * an entry of {@link #KINDS}.
 */
final class MetaContent {

    /**
     * The readable text of a message, and what was chosen, filled in or shared by it.
     *
     * @param name of the data, see {@link Details#data}
     */
    record Part(String text, String name, JsonValue data) {

        static Part text(String text) {
            return new Part(text, "", null);
        }
    }

    private static final String UNSUPPORTED = "unsupported";
    private static final Set<String> MEDIA = Set.of("image", "video", "audio", "voice", "document", "sticker");

    private static final Map<String, Function<LenientJson, Part>> KINDS = Map.ofEntries(
            entry("button", body -> new Part(first(body.text("text"), body.text("payload")), "reply", body.value())),
            entry("interactive", MetaInteractive::read),
            entry("location", body -> new Part(location(body), "location", body.value())),
            entry("contacts", body -> new Part(contacts(body), "contacts", body.value())),
            entry("order", body -> new Part(order(body), "order", body.value())),
            entry("document", body -> Part.text(joined("\n", body.text("caption"), body.text("filename")))),
            entry(InboundMessage.REACTION, body -> Part.text(body.text("emoji"))),
            entry(UNSUPPORTED, body -> new Part(null, UNSUPPORTED, body.value())));

    private MetaContent() {}

    static Content of(LenientJson message) {
        var type = first(message.text("type"), "unknown");
        var body = message.at(type);
        var part = KINDS.getOrDefault(type, MetaContent::other).apply(body);
        var replyTo = first(body.text("message_id"), message.text("context", "id"));
        var details = Details.of(media(type, body), data(part, message.at("context")), replyTo);
        var text = first(part.text(), errors(message));
        return new Content(shownType(type, body), text, details, Referral.of(message.at("referral")::text));
    }

    /** A message of a type that is not known here, or one with a text or caption only. */
    private static Part other(LenientJson body) {
        return Part.text(first(body.text("caption"), body.text("body"), body.text("text")));
    }

    /** Of a message that Meta does not pass on, the type where it says something of another message. */
    private static String shownType(String type, LenientJson body) {
        var passedOver = body.text("type");
        return type.equals(UNSUPPORTED) && InboundMessage.isFollowUp(passedOver) ? passedOver : type;
    }

    private static Map<String, JsonValue> data(Part part, LenientJson context) {
        var data = new LinkedHashMap<String, JsonValue>();
        data.put(part.name(), part.data() instanceof JsonStructure ? part.data() : null);
        var product = context.at("referred_product");
        data.put("product", product.isObject() ? product.value() : null);
        var isForwarded = Stream.of("forwarded", "frequently_forwarded")
                .anyMatch(name -> context.at(name).value() == JsonValue.TRUE);
        data.put("forwarded", isForwarded ? JsonValue.TRUE : null);
        return data;
    }

    private static String errors(LenientJson message) {
        return joined(
                "\n",
                message.at("errors").elements().stream()
                        .map(error -> first(error.text("title"), error.text("message"))));
    }

    private static String location(LenientJson body) {
        var coordinates = joined(", ", body.text("latitude"), body.text("longitude"));
        return joined("\n", body.text("name"), body.text("address"), coordinates, body.text("url"));
    }

    private static String contacts(LenientJson body) {
        return joined("\n", body.elements().stream().map(MetaContent::contact));
    }

    private static String contact(LenientJson contact) {
        return joined(
                " ",
                Stream.of(
                                Stream.of(contact.text("name", "formatted_name")),
                                contact.at("phones").elements().stream().map(phone -> phone.text("phone")),
                                contact.at("emails").elements().stream().map(email -> email.text("email")))
                        .flatMap(texts -> texts));
    }

    private static String order(LenientJson body) {
        var products = body.at("product_items").elements().stream().map(MetaContent::product);
        return joined("\n", Stream.concat(Stream.of(body.text("text")), products));
    }

    private static String product(LenientJson item) {
        var price = joined(" ", item.text("item_price"), item.text("currency"));
        return joined(", ", joined(" × ", item.text("quantity"), item.text("product_retailer_id")), price);
    }

    private static List<Media> media(String type, LenientJson body) {
        var media = new Media(
                first(body.text("id"), body.text("url")),
                body.text("mime_type"),
                body.text("filename"),
                body.text("sha256"),
                type.equals("voice") || body.at("voice").value() == JsonValue.TRUE);
        var isMedia = media.id() != null && (media.type() != null || MEDIA.contains(type));
        return isMedia ? List.of(media) : List.of();
    }
}
