package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers that an erasure could miss: without a certain country, two in one, or within a text. No country is set. */
class NumberEraseIT {

    private static final List<String> FORMS =
            List.of("+55 51 99173-4861", "(51) 99173-4861", "51 9173-4861", "5551991734861");

    private final Api api = TestServer.api();

    @Test
    void nationalFormThatIsValidAbroadIsErased() {
        var ids = Leads.ofPhones(api, FORMS);
        var others = Leads.ofPhones(api, List.of("51991734869", "(51) 99173-4862"));
        try {
            assertEquals(FORMS.size(), erased("+5551991734861"));
            assertEquals(Collections.nCopies(FORMS.size(), null), Leads.phones(api, ids));
            assertEquals(List.of("51991734869", "(51) 99173-4862"), Leads.phones(api, others));
        } finally {
            ids.addAll(others);
            ids.forEach(id -> Leads.delete(api, id));
        }
    }

    @Test
    void nationalFormThatFitsSomebodyAbroadStays() {
        var ids = Leads.ofPhones(api, FORMS);
        ids.addAll(Leads.ofPhones(api, List.of("+51 991 734 861")));
        try {
            api.write("POST", "/whatsapp-leads/erase", "{\"phone\": \"(51) 99173-4861\"}")
                    .isUnprocessable(
                            "/whatsapp-leads/erase",
                            "/phone",
                            "fits 2 persons; give the number with its country, such as +32");
            assertEquals(3, erased("+5551991734861"));
            assertEquals(Arrays.asList(null, "(51) 99173-4861", null, null, "+51 991 734 861"), Leads.phones(api, ids));
        } finally {
            ids.forEach(id -> Leads.delete(api, id));
        }
    }

    @Test
    void cellWithTwoNumbersIsRefused() {
        api.write("POST", "/whatsapp-leads", "{\"phone\": \"+971 50 1734861 / +971 55 7654321\"}")
                .isUnprocessable(
                        "/whatsapp-leads",
                        "/phone",
                        "takes a phone number: digits, with any of + - ( ) . or blanks, at most 40 characters");
    }

    @Test
    void numberInTheTextOfAMessageIsNoReference() {
        WhatsApp.with(api, whatsApp -> {
            var phone = "+" + whatsApp.phone(1);
            whatsApp.text(whatsApp.id("a"), whatsApp.phone(1), WhatsApp.SENT, "my reference: " + phone + ", call me");
            assertEquals("", whatsApp.lead().getString("property_reference"));
        });
    }

    private int erased(String phone) {
        return api.write("POST", "/whatsapp-leads/erase", "{\"phone\": \"" + phone + "\"}")
                .expect(200)
                .json()
                .getJsonObject("erasure")
                .getInt("leads");
    }
}
