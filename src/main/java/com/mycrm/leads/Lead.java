package com.mycrm.leads;

import com.mycrm.api.text.CanonicalText;
import com.mycrm.leads.counts.CountedLead;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * A customer's contact with an agent: what all kinds of leads have. Each {@link LeadKind} has an entity with a table of
 * its own, so that its lists and indexes hold no other leads.
 *
 * <p>User and property are ids and not relations: a page of leads reads this one table, and what belongs to other
 * features is asked of them. The property's reference is a column of the lead for the same reason, and because a
 * reference that names no known property is kept.
 *
 * <p>The status is a word of the kind's vocabulary, so that the database sorts by what the API shows.
 */
@MappedSuperclass
public abstract class Lead {

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

    private String status;

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

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected Lead() {}

    /** @param actor who makes it */
    void create(String actor, Instant now) {
        createdBy = actor;
        createdAt = now;
        updatedAt = now;
    }

    CountedLead counted() {
        return new CountedLead(id, status, userId, date, createdAt, updatedAt);
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

    /** The time of the last change never goes back, even if the clock does. */
    void touch(Instant now) {
        updatedAt = now.isBefore(updatedAt) ? updatedAt : now;
    }

    <D> LeadData<D> values(D details) {
        return new LeadData<>(phone, status, userId, propertyId, propertyReference, date, externalId, details);
    }

    /** @param searchedPhone the number that the filter {@code phone} looks in */
    void set(LeadData<?> values, String searchedPhone) {
        phone = values.phone();
        phoneDigits = PhoneNumber.digits(searchedPhone);
        status = values.status();
        userId = values.userId();
        propertyId = values.propertyId();
        propertyReference = values.reference();
        propertyReferenceKey = propertyReference == null ? null : CanonicalText.key(propertyReference);
        date = values.date();
        externalId = values.externalId();
    }
}
