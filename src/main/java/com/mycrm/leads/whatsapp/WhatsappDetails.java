package com.mycrm.leads.whatsapp;

/**
 * What a WhatsApp lead has beyond other leads.
 *
 * @param username of the customer on WhatsApp; null for none
 */
public record WhatsappDetails(String username) {

    /** The same without what names a person or leads to one. */
    WhatsappDetails anonymized() {
        return new WhatsappDetails(null);
    }
}
