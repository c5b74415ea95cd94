package com.mycrm.channels.twilio;

import com.mycrm.channels.PayloadChecks;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TwilioPayloadPropertyTest {

    private static final String FORM =
            "MessageSid=SM1&From=whatsapp%3A%2B16505551234&To=whatsapp%3A%2B15550783881&Body=Hi&InteractiveData=%7B%22a%22%3A1%7D&ListId=1&Latitude=1"
                    + "&MediaUrl0=x&ButtonPayload=x&ReferralSourceId=1";

    @Property(tries = 2_000)
    void formWithAnyTextIsRead(@ForAll int at, @ForAll String text, @ForAll boolean isReceipt) {
        var from = Math.floorMod(at, FORM.length());
        var mutated = FORM.substring(0, from) + text + FORM.substring(from) + (isReceipt ? "&MessageStatus=sent" : "");
        PayloadChecks.assertFits(TwilioPayload.parse(mutated.getBytes(StandardCharsets.UTF_8), Instant.EPOCH));
    }
}
