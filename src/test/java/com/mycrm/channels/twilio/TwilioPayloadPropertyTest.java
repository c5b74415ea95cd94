package com.mycrm.channels.twilio;

import com.mycrm.channels.PayloadChecks;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TwilioPayloadPropertyTest {

    private static final String FORM =
            "MessageSid=SM1&From=whatsapp%3A%2B16505551234&To=whatsapp%3A%2B15550783881&Body=Hi&MessageStatus=sent";

    @Property(tries = 2_000)
    void formWithAnyTextIsRead(@ForAll int at, @ForAll String text) {
        var from = Math.floorMod(at, FORM.length());
        var mutated = FORM.substring(0, from) + text + FORM.substring(from);
        PayloadChecks.assertFits(TwilioPayload.parse(mutated.getBytes(StandardCharsets.UTF_8), Instant.EPOCH));
    }
}
