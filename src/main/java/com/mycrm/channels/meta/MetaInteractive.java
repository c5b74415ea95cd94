package com.mycrm.channels.meta;

import static com.mycrm.channels.TextSanitizer.first;
import static com.mycrm.channels.TextSanitizer.joined;

import com.mycrm.channels.FormAnswers;
import com.mycrm.channels.LenientJson;
import com.mycrm.channels.meta.MetaContent.Part;
import jakarta.json.JsonObject;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads what a customer chose or filled in: a button, a row of a list, or a form ("nfm" means native flow message). */
final class MetaInteractive {

    private static final String FORM = "nfm_reply";

    /** The text of a form's answer where the form has none. */
    private static final String SENT = "Sent";

    private MetaInteractive() {}

    static Part read(LenientJson interactive) {
        return Stream.of(interactive.text("type"), "button_reply", "list_reply", FORM)
                .filter(Objects::nonNull)
                .filter(type -> interactive.at(type).isObject())
                .findFirst()
                .map(type -> type.equals(FORM) ? form(interactive.at(type)) : reply(interactive.at(type)))
                .orElseGet(() -> Part.text(interactive.text("body", "text")));
    }

    private static Part reply(LenientJson reply) {
        var chosen = joined("\n", reply.text("title"), reply.text("description"));
        return new Part(first(chosen, FormAnswers.text((JsonObject) reply.value())), "reply", reply.value());
    }

    private static Part form(LenientJson form) {
        var answers = FormAnswers.of(form.at("response_json").value());
        var lines = FormAnswers.text(answers);
        var body = form.text("body");
        return new Part(lines != null && SENT.equals(body) ? lines : joined("\n", body, lines), "answers", answers);
    }
}
