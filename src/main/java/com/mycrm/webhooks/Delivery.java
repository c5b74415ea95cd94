package com.mycrm.webhooks;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An event that is sent to a webhook. */
@Entity
@Table(name = "webhook_deliveries")
public class Delivery {

    /** One before it, of the same object, is under way. */
    static final String HELD = "held";

    static final String WAITING = "waiting";
    static final String SENDING = "sending";
    static final String DONE = "done";
    static final String FAILED = "failed";

    @Id
    private Long id;

    @Column(name = "webhook_id")
    private long webhookId;

    @Column(name = "seq")
    private long event;

    private String type;
    private String state;
    private int attempts;

    @Column(name = "due_at")
    private long dueAt;

    @Column(name = "sent_at")
    private Long sentAt;

    @Column(name = "status_code")
    private Integer statusCode;

    private String answer;

    protected Delivery() {}
}
