package com.mycrm.leads.whatsapp;

import com.mycrm.api.patch.PatchField;
import com.mycrm.leads.LeadData;
import com.mycrm.leads.LeadInput;

/**
 * A notice of a vendor that a customer has a new number or id.
 *
 * @param phone the new number; null where it stays or is not told
 * @param oldId the vendor's id until now, or null
 * @param newId the vendor's id from now on, or null
 */
public record ContactChange(String phone, String oldId, String newId) {

    /** The changes of a lead. A lead without a number and a username shows the id in place of the username. */
    LeadInput<WhatsappDetails> input(LeadData<WhatsappDetails> lead) {
        var showsId =
                oldId != null && newId != null && oldId.equals(lead.details().username());
        return LeadInput.ofContact(
                phone == null ? PatchField.absent() : PatchField.of(phone),
                new WhatsappInput(
                        showsId ? PatchField.of(newId) : PatchField.absent(),
                        PatchField.absent(),
                        PatchField.absent()));
    }
}
