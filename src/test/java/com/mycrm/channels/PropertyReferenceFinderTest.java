package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.channels.InboundMessage.Content;
import com.mycrm.leads.whatsapp.Referral;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PropertyReferenceFinderTest {

    private static final PropertyReferenceFinder STANDARD = finder(List.of(), Map.of("120", "PF-7"));

    @Test
    void referenceIsFoundInTextsOfPortals() {
        Map.of(
                        "Hi, I'm interested. ref: PF-1234.", List.of("PF-1234"),
                        "Ref No: pf-flex\nThanks", List.of("pf-flex"),
                        "Reference: فيلا-12", List.of("فيلا-12"),
                        "(Ref#BXL/022_a)", List.of("BXL/022_a"),
                        "https://www.propertyfinder.ae/en/plp/buy/villa-for-sale-dubai-PF-1234.html",
                                List.of("PF-1234"),
                        "See https://example.com/listing/BXL-22?utm=1 please", List.of("BXL-22"),
                        "https://example.com/l?lang=en&ref=AB12&x=1", List.of("AB12"),
                        "ref: A-1 or ref: B-2", List.of("A-1", "B-2"),
                        "I prefer: villas, no referral please", List.of(),
                        "https://example.com/about", List.of())
                .forEach((text, names) -> assertEquals(names, find(STANDARD, text, null), text));
    }

    @Test
    void adHasItsPropertyAndItsId() {
        assertEquals(List.of("PF-7", "120"), find(STANDARD, "Hi", ad("120", null)));
        assertEquals(List.of("PF-1", "PF-2", "121"), find(STANDARD, "ref: PF-1", ad("121", "Sea view, ref: PF-2")));
        assertEquals(List.of("121"), find(STANDARD, null, ad("121", null)));
    }

    @Test
    void ownPatternsReplaceTheStandardOnes() {
        var own = finder(List.of("#(\\d+)", "V\\d+|W(\\d)"), Map.of());
        assertEquals(List.of("12", "V3"), find(own, "V3 #12 ref: X", null));
    }

    /** By a pattern that tries again from each place, the text would take longer than the universe has been. */
    @Test
    void noPatternTakesLongForAText() {
        var slow = finder(List.of("(x+x+)+y"), Map.of());
        assertEquals(List.of(), find(slow, "x".repeat(4_000), null));
    }

    private static List<String> find(PropertyReferenceFinder finder, String text, Referral ad) {
        return List.copyOf(finder.in(new Content("text", text, null, ad)));
    }

    private static Referral ad(String id, String headline) {
        return new Referral("ad", id, null, headline, null, null);
    }

    private static PropertyReferenceFinder finder(List<String> patterns, Map<String, String> ads) {
        return new PropertyReferenceFinder(patterns, ads);
    }
}
