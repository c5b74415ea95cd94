package com.mycrm.leads.whatsapp;

import com.mycrm.api.patch.PatchField;
import com.mycrm.api.patch.RequestObject;
import com.mycrm.leads.LeadData;
import com.mycrm.leads.LeadInput;
import com.mycrm.leads.LeadStatus;
import java.time.Instant;

/**
 * What a channel knows of a customer who has written to it: the part of a lead that no client sends.
 *
 * @param phone null where the vendor does not tell it
 * @param username null where there is none
 * @param userId the vendor's id, which a new lead shows in place of a username where there is no phone either; or null
 * @param name null where there is none
 * @param referral the ad that the customer came from, or null
 * @param user the agent of everything that the channel brings, null where the property decides
 * @param fallback the agent where the property has none, null for that of all leads
 * @param reference of the property, null where none is named
 * @param date when the customer wrote
 */
public record InboundContact(
        String phone,
        String username,
        String userId,
        String name,
        Referral referral,
        LeadStatus status,
        Long user,
        Long fallback,
        String reference,
        Instant date) {

    LeadInput<WhatsappDetails> input() {
        return new LeadInput<>(
                given(phone),
                given(status == null ? null : status.word()),
                given(user),
                PatchField.absent(),
                given(reference),
                given(date),
                PatchField.absent(),
                new WhatsappInput(given(shownName()), given(name), givenReferral()),
                source());
    }

    private String shownName() {
        return username != null || phone != null ? username : userId;
    }

    /**
     * What a lead that has been there before lacks and this knows.
     *
     * @param details the {@link #missingDetails}
     * @param agent who follows from it, or null
     */
    LeadInput<WhatsappDetails> missing(LeadData<WhatsappDetails> lead, WhatsappInput details, Long agent) {
        return new LeadInput<>(
                lead.phone() == null ? given(phone) : PatchField.absent(),
                PatchField.absent(),
                given(agent),
                PatchField.absent(),
                lead.reference() == null ? given(reference) : PatchField.absent(),
                PatchField.absent(),
                PatchField.absent(),
                details,
                source());
    }

    /**
     * What the lead lacks of these details, and a username that has changed since its first message. The referral is
     * that of the first message; so a later one's is not the lead's. Messages come in any order.
     */
    WhatsappInput missingDetails(LeadData<WhatsappDetails> lead) {
        var details = lead.details();
        return new WhatsappInput(
                isNewUsername(lead) ? given(username) : PatchField.absent(),
                details.name() == null ? given(name) : PatchField.absent(),
                details.referral() == null && !date.isAfter(lead.date()) ? givenReferral() : PatchField.absent());
    }

    private boolean isNewUsername(LeadData<WhatsappDetails> lead) {
        var known = lead.details().username();
        return known == null || !known.equals(username) && !date.isBefore(lead.date());
    }

    private PatchField<String> givenReferral() {
        return given(referral == null ? null : referral.json());
    }

    private static <T> PatchField<T> given(T value) {
        return value == null ? PatchField.absent() : PatchField.of(value);
    }

    private static RequestObject source() {
        return RequestObject.empty();
    }
}
