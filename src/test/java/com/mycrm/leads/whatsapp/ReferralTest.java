package com.mycrm.leads.whatsapp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ReferralTest {

    private static final Referral AD = new Referral("ad", "120", "https://fb.me/x", "Sea \"view\"", "a\nb", null);

    @Test
    void membersAreReadByTheNamesOfMeta() {
        var members = Map.of(
                "source_type", "ad",
                "source_id", " 120 ",
                "source_url", "https://fb.me/x",
                "headline", "Sea \"view\"\u0000",
                "body", "a\nb",
                "ctwa_clid", " ");
        assertEquals(AD, Referral.of(members::get));
    }

    @Test
    void referralOfNothingIsNull() {
        assertEquals(null, Referral.of(member -> member.equals("body") ? " \u0001" : null));
    }

    @Test
    void textHasWhatPeopleRead() {
        assertEquals("Sea \"view\"\na\nb\nhttps://fb.me/x", AD.text());
        assertEquals("", new Referral("ad", "120", null, null, null, "c").text());
    }

    @Test
    void jsonHasEveryMember() {
        assertEquals(
                "{\"source_type\":\"ad\",\"source_id\":\"120\",\"source_url\":\"https://fb.me/x\","
                        + "\"headline\":\"Sea \\\"view\\\"\",\"body\":\"a\\nb\",\"ctwa_clid\":null}",
                AD.json());
    }

    @Test
    void longTextIsCut() {
        assertEquals(
                4096,
                new Referral(null, null, null, null, "x".repeat(5000), null)
                        .body()
                        .length());
    }

    @Property(tries = 300)
    void idIsFoundInTheJson(@ForAll String id, @ForAll String text) {
        var referral = new Referral(text, id, text, text, text, text);
        assertEquals(referral.sourceId(), Referral.sourceId(referral.json()));
        assertEquals(null, Referral.sourceId(null));
    }
}
