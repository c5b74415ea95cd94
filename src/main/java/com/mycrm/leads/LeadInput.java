package com.mycrm.leads;

import com.mycrm.api.patch.PatchField;
import com.mycrm.api.patch.RequestObject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a client says of a lead: the members of a body, or the cells of a row.
 *
 * @param reference of the property, from {@code property.reference} or {@code property_reference}
 * @param source where it was read from, and which keeps what is wrong with it
 */
record LeadInput(
        PatchField<String> phone,
        PatchField<String> username,
        PatchField<LeadStatus> status,
        PatchField<Long> user,
        PatchField<Long> property,
        PatchField<String> reference,
        PatchField<Instant> date,
        PatchField<String> externalId,
        RequestObject source) {

    static final String PHONE = "phone";
    static final String USERNAME = "whatsapp_username";
    static final String STATUS = "status";
    static final String USER = "user";
    static final String PROPERTY = "property";
    static final String REFERENCE = "property_reference";
    static final String DATE = "date";
    static final String EXTERNAL_ID = "external_id";

    /** All of these. */
    static final Set<String> MEMBERS = Set.of(PHONE, USERNAME, STATUS, USER, PROPERTY, REFERENCE, DATE, EXTERNAL_ID);

    private static final int LONGEST_PHONE = 40;
    private static final int LONGEST_USERNAME = 100;
    private static final int LONGEST_REFERENCE = 100;
    private static final int LONGEST_EXTERNAL_ID = 190;

    static LeadInput of(RequestObject input) {
        input.readOnly("id", "created_at", "updated_at");
        var property = input.isObject(PROPERTY) ? input.object(PROPERTY) : Optional.<RequestObject>empty();
        var named = property.map(object -> object.text("reference", LONGEST_REFERENCE))
                .orElse(PatchField.absent());
        var reference = input.text(REFERENCE, LONGEST_REFERENCE);
        return new LeadInput(
                input.parsed(
                        PHONE,
                        "takes a phone number: digits, with any of + - ( ) . or blanks, at most " + LONGEST_PHONE
                                + " characters",
                        LeadInput::phone),
                input.text(USERNAME, LONGEST_USERNAME),
                input.parsed(STATUS, "takes one of " + LeadStatus.WORDS, LeadStatus::parse),
                input.id(USER),
                property.isPresent() ? property.get().id("id") : input.id(PROPERTY),
                named.isValue() ? named : reference,
                input.time(DATE),
                input.text(EXTERNAL_ID, LONGEST_EXTERNAL_ID),
                input);
    }

    /** Whether it says anything of the property. */
    boolean namesProperty() {
        return property.isGiven() || reference.isGiven();
    }

    private static Optional<String> phone(String text) {
        return Optional.of(text)
                .filter(phone ->
                        phone.length() <= LONGEST_PHONE && PhoneDigits.of(phone).isPresent());
    }
}
