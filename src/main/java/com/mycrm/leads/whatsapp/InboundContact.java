package com.mycrm.leads.whatsapp;

import com.mycrm.api.patch.PatchField;
import com.mycrm.api.patch.RequestObject;
import com.mycrm.leads.LeadData;
import com.mycrm.leads.LeadInput;
import com.mycrm.leads.LeadStatus;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * What a channel knows of a customer who has written to it: the part of a lead that no client sends.
 *
 * @param phone null where the vendor does not tell it
 * @param username null where there is none; of phone and username one is there
 * @param user the agent of everything that the channel brings, null where the property decides
 * @param fallback the agent where the property has none, null for that of all leads
 * @param reference of the property, null where none is named
 * @param date when the customer wrote
 */
public record InboundContact(
        String phone, String username, LeadStatus status, Long user, Long fallback, String reference, Instant date) {

    LeadInput<WhatsappDetails> input() {
        return new LeadInput<>(
                given(phone),
                given(status == null ? null : status.word()),
                given(user),
                PatchField.absent(),
                given(reference),
                given(date),
                PatchField.absent(),
                new WhatsappInput(given(username)),
                source());
    }

    /** What a lead that has been there before lacks and this knows, and the agent that follows from it or null. */
    LeadInput<WhatsappDetails> missing(LeadData<WhatsappDetails> lead, Long agent) {
        return new LeadInput<>(
                lead.phone() == null ? given(phone) : PatchField.absent(),
                PatchField.absent(),
                given(agent),
                PatchField.absent(),
                lead.reference() == null ? given(reference) : PatchField.absent(),
                PatchField.absent(),
                PatchField.absent(),
                new WhatsappInput(addsUsername(lead) ? given(username) : PatchField.absent()),
                source());
    }

    /** Whether this knows a user name that the lead lacks. */
    boolean addsUsername(LeadData<WhatsappDetails> lead) {
        return username != null && lead.details().username() == null;
    }

    /** The same as an input with this phone alone. */
    LeadInput<WhatsappDetails> renumbered() {
        return new LeadInput<>(
                given(phone),
                PatchField.absent(),
                PatchField.absent(),
                PatchField.absent(),
                PatchField.absent(),
                PatchField.absent(),
                PatchField.absent(),
                new WhatsappInput(PatchField.absent()),
                source());
    }

    private static <T> PatchField<T> given(T value) {
        return value == null ? PatchField.absent() : PatchField.of(value);
    }

    private static RequestObject source() {
        return new RequestObject(JsonValue.EMPTY_JSON_OBJECT, "", ZoneOffset.UTC);
    }
}
