package com.mycrm.leads;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * A customer's contact with an agent on WhatsApp.
 *
 * <p>User and property are ids and not relations: a page of leads reads this one table, and what belongs to other features
 * is asked of them. The property's reference is a column of the lead for the same reason, and because a reference that
 * names no known property is kept.
 */
@Entity
@Table(name = "whatsapp_leads")
public class Lead {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Version
    private long version;

    private String phone;

    @Column(name = "phone_digits")
    private String phoneDigits;

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

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected Lead() {}
}
