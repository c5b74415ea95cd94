package com.mycrm.channels.meta;

import static com.mycrm.channels.TextSanitizer.first;
import static com.mycrm.channels.TextSanitizer.joined;

import com.mycrm.channels.InboundMessage;
import com.mycrm.channels.InboundMessage.Content;
import com.mycrm.channels.InboundMessage.Details;
import com.mycrm.channels.InboundMessage.Media;
import com.mycrm.channels.LenientJson;
import com.mycrm.leads.whatsapp.Referral;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the content of a message of Meta's Cloud API, by its type. */
final class MetaContent {

    private MetaContent() {}

    static Content of(LenientJson message) {
        var type = first(message.text("type"), "unknown");
        var body = message.at(type);
        var details = Details.of(media(body), Map.of(), message.text("context", "id"));
        return new Content(type, text(type, body, message), details, Referral.of(message.at("referral")::text));
    }

    private static String text(String type, LenientJson body, LenientJson message) {
        return switch (type) {
            case "text", InboundMessage.SYSTEM -> body.text("body");
            case "button" -> first(body.text("text"), body.text("payload"));
            case "interactive" -> interactive(body);
            case "location" -> location(body);
            case "contacts" -> joined("\n", body.elements().stream().map(MetaContent::contact));
            case InboundMessage.REACTION -> body.text("emoji");
            case "order" -> order(body);
            case "document" -> joined("\n", body.text("caption"), body.text("filename"));
            case "unsupported", "unknown" ->
                joined("\n", message.at("errors").elements().stream().map(MetaContent::error));
            default -> first(body.text("caption"), body.text("body"), body.text("text"));
        };
    }

    private static String interactive(LenientJson body) {
        return joined(
                "\n",
                body.text("button_reply", "title"),
                body.text("list_reply", "title"),
                body.text("list_reply", "description"),
                body.text("nfm_reply", "body"));
    }

    private static String location(LenientJson body) {
        var coordinates = joined(", ", body.text("latitude"), body.text("longitude"));
        return joined("\n", body.text("name"), body.text("address"), coordinates, body.text("url"));
    }

    private static String order(LenientJson body) {
        var products = body.at("product_items").elements().stream().map(MetaContent::product);
        return joined("\n", Stream.concat(Stream.of(body.text("text")), products));
    }

    private static String error(LenientJson error) {
        return first(error.text("title"), error.text("message"));
    }

    private static String contact(LenientJson contact) {
        return joined(
                " ",
                Stream.concat(
                        Stream.of(contact.text("name", "formatted_name")),
                        contact.at("phones").elements().stream().map(phone -> phone.text("phone"))));
    }

    private static String product(LenientJson item) {
        return joined(" × ", item.text("quantity"), item.text("product_retailer_id"));
    }

    private static List<Media> media(LenientJson body) {
        var media = new Media(body.text("id"), body.text("mime_type"));
        return media.id() == null || media.type() == null ? List.of() : List.of(media);
    }
}
