package com.mycrm.leads;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A row of the leads' history, to be read: rows are written many at once, and never change but when a person is erased.
 */
@Entity
@Table(name = "lead_history")
public class LeadChange {

    @Id
    private Long id;

    @Column(name = "lead_id")
    private long leadId;

    @Column(name = "changed_at")
    private Instant time;

    private String actor;
    private String field;

    @Column(name = "old_value")
    private String from;

    @Column(name = "new_value")
    private String to;

    @Column(name = "old_digits")
    private String oldDigits;

    protected LeadChange() {}

    long leadId() {
        return leadId;
    }

    Instant time() {
        return time;
    }

    String actor() {
        return actor;
    }

    String field() {
        return field;
    }

    String from() {
        return from;
    }

    String to() {
        return to;
    }
}
