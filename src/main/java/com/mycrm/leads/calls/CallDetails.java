package com.mycrm.leads.calls;

import java.time.Instant;

/**
 * What a call has beyond other leads.
 *
 * @param reference of the call in the telephone system; null for none
 * @param end when it ended
 * @param callTime in seconds
 * @param talkTime in seconds
 * @param waitTime in seconds
 * @param downloadUrl of the recording; null for none
 * @param leadId of the lead that the call belongs to; null for none
 */
public record CallDetails(
        String reference, Instant end, long callTime, long talkTime, long waitTime, String downloadUrl, Long leadId) {

    static final CallDetails NONE = new CallDetails(null, null, 0, 0, 0, null, null);

    /** The same without its recording. */
    CallDetails anonymized() {
        return new CallDetails(reference, end, callTime, talkTime, waitTime, null, leadId);
    }

    /** The same call of no lead. */
    CallDetails withoutLead() {
        return new CallDetails(reference, end, callTime, talkTime, waitTime, downloadUrl, null);
    }
}
