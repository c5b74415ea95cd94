package com.mycrm.leads.email;

import static com.mycrm.api.text.JsonFactory.JSON;

import com.mycrm.api.patch.EmailAddress;
import com.mycrm.api.patch.PatchField;
import com.mycrm.api.patch.RequestObject;
import com.mycrm.leads.DetailsInput;
import com.mycrm.leads.LeadInput;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What a client says of the details of an e-mail lead. */
record EmailInput(
        PatchField<String> title,
        PatchField<String> firstName,
        PatchField<String> lastName,
        PatchField<String> email,
        PatchField<String> mobile,
        PatchField<String> source,
        PatchField<String> notes,
        PatchField<String> preferences)
        implements DetailsInput<EmailDetails> {

    static final String TITLE = "title";
    static final String FIRST_NAME = "first_name";
    static final String LAST_NAME = "last_name";
    static final String EMAIL = "email";
    static final String SOURCE = "source";
    static final String NOTES = "notes";
    static final String PREFERENCES = "preferences";

    /** All of these. */
    static final Set<String> MEMBERS =
            Set.of(TITLE, FIRST_NAME, LAST_NAME, EMAIL, LeadInput.MOBILE, SOURCE, NOTES, PREFERENCES);

    private static final int LONGEST = 100;
    private static final int LONGEST_TITLE = 190;
    private static final int LONGEST_NOTE = 10_000;
    private static final int MOST_NOTES = 100;

    /** Of all notes of a lead, as JSON: a page has hundreds of leads. */
    private static final int LONGEST_NOTES = 50_000;

    private static final int MOST_PREFERENCES = 20;

    static EmailInput of(RequestObject input) {
        return new EmailInput(
                input.text(TITLE, LONGEST_TITLE),
                input.text(FIRST_NAME, LONGEST),
                input.text(LAST_NAME, LONGEST),
                EmailAddress.read(input, EMAIL),
                LeadInput.phone(input, LeadInput.MOBILE),
                input.text(SOURCE, LONGEST),
                notes(input),
                preferences(input));
    }

    private static PatchField<String> notes(RequestObject input) {
        var notes = readNotes(input);
        if (notes.isValue() && notes.value().length() > LONGEST_NOTES) {
            input.fault(NOTES, "takes at most " + LONGEST_NOTES + " characters in all");
        }
        return notes;
    }

    /** An array of objects with a body, or the text of one note. */
    private static PatchField<String> readNotes(RequestObject input) {
        var text = input.isScalar(NOTES) ? input.text(NOTES, LONGEST_NOTES) : PatchField.<String>absent();
        if (text.isGiven() && !(text.isValue() && text.value().startsWith("["))) {
            return text.map(note -> array(List.of(note(input, note))).toString());
        }
        return bounded(input, NOTES, MOST_NOTES)
                .map(notes -> array(notes.stream()
                                .map(note -> note(note.text("body", LONGEST_NOTE)
                                        .optional()
                                        .orElse("")))
                                .toList())
                        .toString());
    }

    private static JsonObject note(RequestObject input, String text) {
        if (text.length() > LONGEST_NOTE) {
            input.fault(NOTES, "takes text of at most " + LONGEST_NOTE + " characters");
        }
        return note(text);
    }

    private static JsonObject note(String body) {
        return JSON.createObjectBuilder().add("body", body).build();
    }

    /** An array of preferences, or one alone. */
    private static PatchField<String> preferences(RequestObject input) {
        if (input.isObject(PREFERENCES)) {
            var one = Preference.of(input.object(PREFERENCES).orElseThrow());
            return PatchField.of(array(List.of(one)).toString());
        }
        return bounded(input, PREFERENCES, MOST_PREFERENCES)
                .map(all -> all.isEmpty()
                        ? null
                        : array(all.stream().map(Preference::of).toList()).toString());
    }

    /** The objects of an array, at most so many. */
    static PatchField<List<RequestObject>> bounded(RequestObject input, String name, int most) {
        var objects = input.objects(name);
        if (objects.isValue() && objects.value().size() > most) {
            input.fault(name, "takes at most " + most + " objects");
            return PatchField.absent();
        }
        return objects;
    }

    private static JsonArray array(List<JsonObject> elements) {
        return JSON.createArrayBuilder(elements).build();
    }

    @Override
    public EmailDetails over(EmailDetails before, Instant date) {
        return new EmailDetails(
                title.or(before.title()),
                firstName.or(before.firstName()),
                lastName.or(before.lastName()),
                email.or(before.email()),
                mobile.or(before.mobile()),
                source.or(before.source()),
                orNone(notes.or(before.notes()), EmailDetails.NONE.notes()),
                orNone(preferences.or(before.preferences()), EmailDetails.NONE.preferences()));
    }

    private static String orNone(String json, String none) {
        return json == null ? none : json;
    }
}
