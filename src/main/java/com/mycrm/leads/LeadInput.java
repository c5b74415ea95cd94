package com.mycrm.leads;

import com.mycrm.api.patch.PatchField;
import com.mycrm.api.patch.RequestObject;
import com.mycrm.api.text.CanonicalText;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * What a client says of a lead: the members of a body, or the cells of a row.
 *
 * @param reference of the property, from {@code property.reference} or {@code property_reference}
 * @param details what it says of those of the lead's kind
 * @param source where it was read from, and which keeps what is wrong with it
 */
public record LeadInput<D>(
        PatchField<String> phone,
        PatchField<String> status,
        PatchField<Long> user,
        PatchField<Long> property,
        PatchField<String> reference,
        PatchField<Instant> date,
        PatchField<String> externalId,
        DetailsInput<D> details,
        RequestObject source) {

    public static final String PHONE = "phone";
    public static final String MOBILE = "mobile";
    public static final String STATUS = "status";
    public static final String USER = "user";
    public static final String PROPERTY = "property";
    public static final String REFERENCE = "property_reference";
    public static final String DATE = "date";
    public static final String EXTERNAL_ID = "external_id";

    /** Those of all kinds; the date is a member of each kind's own. */
    private static final Set<String> MEMBERS = Set.of(PHONE, STATUS, USER, PROPERTY, REFERENCE, EXTERNAL_ID);

    private static final int LONGEST_PHONE = 40;
    private static final int LONGEST_REFERENCE = 100;
    private static final int LONGEST_EXTERNAL_ID = 190;

    static <D> LeadInput<D> of(RequestObject input, LeadKind<?, D> kind) {
        return of(input, kind, RequestObject::id);
    }

    /** @param user reads the user under a name */
    static <D> LeadInput<D> of(
            RequestObject input, LeadKind<?, D> kind, BiFunction<RequestObject, String, PatchField<Long>> user) {
        input.readOnly(readOnly(kind).toArray(String[]::new));
        input.unwrap(PROPERTY);
        var property = input.isObject(PROPERTY) ? input.object(PROPERTY) : Optional.<RequestObject>empty();
        var named = property.map(
                        object -> object.name("reference", LONGEST_REFERENCE).map(CanonicalText::of))
                .orElse(PatchField.absent());
        var reference = input.name(REFERENCE, LONGEST_REFERENCE).map(CanonicalText::of);
        var id = property.isPresent() ? property.get().id("id") : input.id(PROPERTY);
        return new LeadInput<>(
                phone(input, PHONE),
                input.word(STATUS, kind.statuses()),
                user.apply(input, USER),
                id,
                named.isValue() || !reference.isGiven() && !id.isValue() ? named : reference,
                input.time(kind.dateMember()),
                input.name(EXTERNAL_ID, LONGEST_EXTERNAL_ID),
                kind.read(input),
                input);
    }

    /** The members of an input of a kind. */
    static Set<String> members(LeadKind<?, ?> kind) {
        var members = new HashSet<>(MEMBERS);
        members.add(kind.dateMember());
        members.addAll(kind.detailMembers());
        return members;
    }

    /** The members of a kind that no input changes. */
    static List<String> readOnly(LeadKind<?, ?> kind) {
        var written = members(kind);
        return kind.members().stream()
                .map(LeadMember::name)
                .filter(name -> !written.contains(name))
                .toList();
    }

    /** An input that changes details only. */
    public static <D> LeadInput<D> ofDetails(DetailsInput<D> details) {
        return ofContact(PatchField.absent(), details);
    }

    /** An input that changes the number and details only. */
    public static <D> LeadInput<D> ofContact(PatchField<String> phone, DetailsInput<D> details) {
        return new LeadInput<>(
                phone,
                PatchField.absent(),
                PatchField.absent(),
                PatchField.absent(),
                PatchField.absent(),
                PatchField.absent(),
                PatchField.absent(),
                details,
                RequestObject.empty());
    }

    /** A phone number, in any written form. */
    public static PatchField<String> phone(RequestObject input, String member) {
        return input.phone(
                member,
                "takes a phone number: digits, with any of + - ( ) . or blanks, at most " + LONGEST_PHONE
                        + " characters",
                LeadInput::phone);
    }

    /**
     * The same as a change of a lead, where of property and reference only what differs from the lead's counts: a row
     * of an export has both, and people change one of them.
     */
    LeadInput<D> changing(LeadData<D> lead) {
        var isSameId = Objects.equals(property.value(), lead.propertyId());
        var isSameReference = Objects.equals(reference.value(), lead.reference());
        return new LeadInput<>(
                phone,
                status,
                user,
                isSameId && reference.isGiven() ? PatchField.absent() : property,
                isSameReference && property.isGiven() ? PatchField.absent() : reference,
                date,
                externalId,
                details,
                source);
    }

    /** Whether it says anything of the property. */
    public boolean namesProperty() {
        return property.isGiven() || reference.isGiven();
    }

    private static Optional<String> phone(String text) {
        return Optional.of(text)
                .filter(phone ->
                        phone.length() <= LONGEST_PHONE && PhoneNumber.of(phone).isPresent());
    }
}
