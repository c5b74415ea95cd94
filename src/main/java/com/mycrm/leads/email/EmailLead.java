package com.mycrm.leads.email;

import com.mycrm.api.text.CanonicalText;
import com.mycrm.leads.Lead;
import com.mycrm.leads.PhoneNumber;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A customer's enquiry by e-mail or through a portal. */
@Entity
@Table(name = "email_leads")
public class EmailLead extends Lead {

    private String title;

    @Column(name = "first_name")
    private String firstName;

    @Column(name = "last_name")
    private String lastName;

    private String email;

    @Column(name = "email_key")
    private String emailKey;

    private String mobile;

    @Column(name = "mobile_digits")
    private String mobileDigits;

    @Column(name = "mobile_end", insertable = false, updatable = false)
    private String mobileEnd;

    private String source;
    private String notes;
    private String preferences;

    protected EmailLead() {}

    EmailDetails details() {
        return new EmailDetails(title, firstName, lastName, email, mobile, source, notes, preferences);
    }

    void setDetails(EmailDetails details) {
        title = details.title();
        firstName = details.firstName();
        lastName = details.lastName();
        email = details.email();
        emailKey = key(email);
        mobile = details.mobile();
        mobileDigits = PhoneNumber.digits(mobile);
        source = details.source();
        notes = details.notes();
        preferences = details.preferences();
    }

    /** The form under which an address is looked up; null for none. */
    static String key(String email) {
        return email == null ? null : CanonicalText.key(email);
    }
}
