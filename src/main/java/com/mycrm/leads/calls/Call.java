package com.mycrm.leads.calls;

import com.mycrm.leads.Lead;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A customer's telephone call; the date of the lead is when it began. */
@Entity
@Table(name = "calls")
public class Call extends Lead {

    private String reference;

    @Column(name = "call_end")
    private Instant end;

    @Column(name = "call_time")
    private long callTime;

    @Column(name = "talk_time")
    private long talkTime;

    @Column(name = "wait_time")
    private long waitTime;

    @Column(name = "download_url")
    private String downloadUrl;

    @Column(name = "lead_id")
    private Long leadId;

    protected Call() {}

    CallDetails details() {
        return new CallDetails(reference, end, callTime, talkTime, waitTime, downloadUrl, leadId);
    }

    void setDetails(CallDetails details) {
        reference = details.reference();
        end = details.end();
        callTime = details.callTime();
        talkTime = details.talkTime();
        waitTime = details.waitTime();
        downloadUrl = details.downloadUrl();
        leadId = details.leadId();
    }
}
