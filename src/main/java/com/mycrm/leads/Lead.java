package com.mycrm.leads;

import com.mycrm.leads.counts.CountedLead;
import com.mycrm.persistence.Conditions;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;

/**
 * A customer's contact with an agent on WhatsApp.
 *
 * <p>User and property are ids and not relations: a page of leads reads this one table, and what belongs to other
 * features is asked of them. The property's reference is a column of the lead for the same reason, and because a
 * reference that names no known property is kept.
 */
@Entity
@Table(name = "whatsapp_leads")
public class Lead {

    /** The version of a lead that was never changed. */
    static final long FIRST = 1;

    @Id
    private Long id;

    @Version
    private long version;

    private String phone;

    @Column(name = "phone_digits")
    private String phoneDigits;

    @Column(name = "phone_end_0", insertable = false, updatable = false)
    private String phoneEnd0;

    @Column(name = "phone_end_3", insertable = false, updatable = false)
    private String phoneEnd3;

    @Column(name = "phone_end_6", insertable = false, updatable = false)
    private String phoneEnd6;

    private LeadStatus status;

    @Column(name = "user_id")
    private Long userId;

    @Column(name = "property_id")
    private Long propertyId;

    @Column(name = "property_reference")
    private String propertyReference;

    @Column(name = "property_reference_key")
    private String propertyReferenceKey;

    @Column(name = "lead_date")
    private Instant date;

    @Column(name = "external_id")
    private String externalId;

    @Column(name = "whatsapp_username")
    private String username;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected Lead() {}

    /** @param actor who makes it */
    Lead(LeadData values, String actor, Instant now) {
        createdBy = actor;
        createdAt = now;
        updatedAt = now;
        set(values);
    }

    CountedLead counted() {
        return new CountedLead(id, status.word(), userId, date, createdAt, updatedAt);
    }

    Long id() {
        return id;
    }

    /** Takes the id that it was inserted with, in its first version. */
    void number(long inserted) {
        id = inserted;
        version = FIRST;
    }

    long version() {
        return version;
    }

    String phoneDigits() {
        return phoneDigits;
    }

    String referenceKey() {
        return propertyReferenceKey;
    }

    String createdBy() {
        return createdBy;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    LeadData values() {
        return new LeadData(phone, username, status, userId, propertyId, propertyReference, date, externalId);
    }

    /** Takes over the values; a change of nothing is none. */
    List<LeadHistory.Change> change(LeadData to, Instant now) {
        var changes = values().differences(to);
        if (!changes.isEmpty()) {
            set(to);
            updatedAt = now;
        }
        return changes;
    }

    private void set(LeadData values) {
        phone = values.phone();
        phoneDigits = PhoneDigits.all(phone);
        username = values.username();
        status = values.status();
        userId = values.userId();
        propertyId = values.propertyId();
        propertyReference = values.reference();
        propertyReferenceKey = propertyReference == null ? null : Conditions.key(propertyReference);
        date = values.date();
        externalId = values.externalId();
    }
}
