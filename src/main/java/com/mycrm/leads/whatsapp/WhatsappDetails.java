package com.mycrm.leads.whatsapp;

/**
 * What a WhatsApp lead has beyond other leads. Each component is null for none.
 *
 * @param username of the customer on WhatsApp
 * @param name of the customer, such as WhatsApp shows it
 * @param referral the {@link Referral#json} of the ad that the customer came from; null where the row of a list was
 *     read, which has no more than what is shown always
 */
public record WhatsappDetails(String username, String name, String referral) {

    static final WhatsappDetails NONE = new WhatsappDetails(null, null, null);
}
