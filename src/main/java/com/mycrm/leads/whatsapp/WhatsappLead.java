package com.mycrm.leads.whatsapp;

import com.mycrm.leads.Lead;
import com.mycrm.leads.Person;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A customer's contact with an agent on WhatsApp. */
@Entity
@Table(name = "whatsapp_leads")
public class WhatsappLead extends Lead {

    @Column(name = "whatsapp_username")
    private String username;

    @Column(name = "whatsapp_username_key")
    private String usernameKey;

    @Column(name = "customer_name")
    private String customerName;

    @Column(name = "referral_id")
    private String referralId;

    private String referral;

    protected WhatsappLead() {}

    WhatsappDetails details() {
        return new WhatsappDetails(username, customerName, referral);
    }

    void setDetails(WhatsappDetails details) {
        username = details.username();
        usernameKey = Person.usernameKey(username);
        customerName = details.name();
        referralId = Referral.sourceId(details.referral());
        referral = details.referral();
    }
}
