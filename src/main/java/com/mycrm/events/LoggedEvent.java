package com.mycrm.events;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A numbered event of the log. */
@Entity
@Table(name = "events")
public class LoggedEvent {

    @Id
    @Column(name = "seq")
    private Long number;

    @Column(name = "event_id")
    private String eventId;

    private String type;

    private String subject;

    @Column(name = "subject_id")
    private long subjectId;

    @Column(name = "occurred_at")
    private long occurredAt;

    private String actor;
    private String data;
    private String changed;

    protected LoggedEvent() {}
}
