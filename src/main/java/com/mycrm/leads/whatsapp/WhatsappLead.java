package com.mycrm.leads.whatsapp;

import com.mycrm.leads.Lead;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A customer's contact with an agent on WhatsApp. */
@Entity
@Table(name = "whatsapp_leads")
public class WhatsappLead extends Lead {

    @Column(name = "whatsapp_username")
    private String username;

    protected WhatsappLead() {}

    WhatsappDetails details() {
        return new WhatsappDetails(username);
    }

    void setDetails(WhatsappDetails details) {
        username = details.username();
    }
}
