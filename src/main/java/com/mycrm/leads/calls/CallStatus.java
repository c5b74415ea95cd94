package com.mycrm.leads.calls;

import java.util.List;

/** What became of a call, in the words of the API. */
final class CallStatus {

    static final String ANSWERED = "answered";
    static final String NOT_ANSWERED = "notanswered";

    static final List<String> WORDS = List.of(ANSWERED, NOT_ANSWERED, "canceled", "voicemail");

    private CallStatus() {}
}
