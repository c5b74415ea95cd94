package com.mycrm.leads.calls;

import com.mycrm.api.patch.PatchField;
import com.mycrm.api.patch.RequestObject;
import com.mycrm.leads.DetailsInput;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;

/** What a client says of the details of a call. */
record CallInput(
        PatchField<String> reference,
        PatchField<Instant> end,
        PatchField<Long> callTime,
        PatchField<Long> talkTime,
        PatchField<Long> waitTime,
        PatchField<String> downloadUrl,
        PatchField<Long> lead)
        implements DetailsInput<CallDetails> {

    static final String CALL_START = "call_start";
    static final String REFERENCE = "reference";
    static final String CALL_END = "call_end";
    static final String CALL_TIME = "call_time";
    static final String TALK_TIME = "talk_time";
    static final String WAIT_TIME = "wait_time";
    static final String DOWNLOAD_URL = "download_url";
    static final String LEAD = "lead";

    /** All of these but the first. */
    static final Set<String> MEMBERS = Set.of(REFERENCE, CALL_END, CALL_TIME, TALK_TIME, WAIT_TIME, DOWNLOAD_URL, LEAD);

    private static final int LONGEST_REFERENCE = 100;
    private static final int LONGEST_URL = 1_000;
    private static final Pattern URL = Pattern.compile("https?://\\S+");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** A day: no call is longer. */
    private static final long LONGEST_CALL = 86_400;

    static CallInput of(RequestObject input) {
        var url = input.text(DOWNLOAD_URL, LONGEST_URL);
        if (url.isValue() && !URL.matcher(url.value()).matches()) {
            input.refuse(DOWNLOAD_URL, "takes an address that begins with http:// or https://");
        }
        return new CallInput(
                input.name(REFERENCE, LONGEST_REFERENCE),
                input.time(CALL_END),
                input.seconds(CALL_TIME, LONGEST_CALL),
                input.seconds(TALK_TIME, LONGEST_CALL),
                input.seconds(WAIT_TIME, LONGEST_CALL),
                url,
                input.id(LEAD));
    }

    /** A new call of which only some times are given has the others by them, and a new end gives a new call time. */
    @Override
    public CallDetails over(CallDetails before, Instant start) {
        var talk = seconds(talkTime, before.talkTime());
        var wait = seconds(waitTime, before.waitTime());
        var isNew = before.end() == null;
        var whole = seconds(callTime, isNew || end.isValue() ? between(start, talk + wait) : before.callTime());
        return new CallDetails(
                reference.or(before.reference()),
                end.optional().orElseGet(() -> isNew ? after(start, whole) : before.end()),
                whole,
                talk,
                wait,
                downloadUrl.or(before.downloadUrl()),
                lead.or(before.leadId()));
    }

    private long between(Instant start, long known) {
        return end.optional()
                .map(given -> Math.min(Math.max(given.getEpochSecond() - start.getEpochSecond(), 0), LONGEST_CALL))
                .orElse(known);
    }

    /** No text of a time has a year of five digits. */
    private static Instant after(Instant start, long seconds) {
        var end = start.plusSeconds(seconds);
        return end.isAfter(LAST) ? LAST : end;
    }

    private static long seconds(PatchField<Long> given, long before) {
        return given.isGiven() ? given.optional().orElse(0L) : before;
    }
}
