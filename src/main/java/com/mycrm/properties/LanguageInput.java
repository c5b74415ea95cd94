package com.mycrm.properties;

import static com.mycrm.api.text.JsonFactory.JSON;

import com.mycrm.api.patch.PatchField;
import com.mycrm.api.patch.RequestElement;
import com.mycrm.api.patch.RequestObject;
import com.mycrm.api.text.StoredText;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;

/**
 * Reads the texts of a property in its languages: an array of objects, each with {@code code} or {@code lang}, or an
 * object whose members are named by the code.
 */
final class LanguageInput {

    static final String LANGUAGES = "languages";

    private static final String CODE = "code";
    private static final String LANG = "lang";
    private static final int MAX_CODE = 20;
    private static final int MAX_TITLE = 500;
    private static final int MAX_DESCRIPTION = 100_000;

    private record Language(String key, RequestObject object) {}

    private LanguageInput() {}

    static PatchField<JsonArray> read(RequestObject property) {
        var languages = property.keyedElements(LANGUAGES).map(elements -> objects(elements));
        return languages.map(list -> {
            if (list.isEmpty()) {
                return null;
            }
            var array = JSON.createArrayBuilder();
            list.forEach(language -> array.add(json(language)));
            return array.build();
        });
    }

    private static List<Language> objects(List<RequestElement> elements) {
        return elements.stream()
                .filter(element -> !element.isNull())
                .flatMap(
                        element -> element
                                .object()
                                .map(object -> new Language(element.key().strip(), object))
                                .stream())
                .toList();
    }

    private static JsonObject json(Language language) {
        return of(
                code(language),
                text(language.object.text("title", MAX_TITLE)),
                text(language.object.text("description", MAX_DESCRIPTION)));
    }

    /** A language as it is stored and shown. */
    static JsonObject of(String code, String title, String description) {
        return JSON.createObjectBuilder()
                .add(CODE, code)
                .add(LANG, code)
                .add("title", title)
                .add("description", description)
                .build();
    }

    private static String code(Language language) {
        var object = language.object;
        var code = object.text(CODE, MAX_CODE);
        var lang = object.text(LANG, MAX_CODE);
        if (code.isValue() && lang.isValue() && !code.value().equalsIgnoreCase(lang.value())) {
            object.fault(LANG, "is another language than code");
        }
        var key = language.key;
        if (key.length() > MAX_CODE || StoredText.UNSTORABLE.matcher(key).find()) {
            object.fault(CODE, "takes text of at most " + MAX_CODE + " characters");
        }
        var given = code.optional().or(lang::optional);
        if (given.isEmpty() && key.isEmpty()) {
            object.require(CODE, code);
        } else if (!key.isEmpty()
                && given.filter(word -> !word.equalsIgnoreCase(key)).isPresent()) {
            object.fault(code.isValue() ? CODE : LANG, "is another language than the name of its member");
        }
        return given.orElse(key);
    }

    private static String text(PatchField<String> text) {
        return text.optional().orElse("");
    }
}
