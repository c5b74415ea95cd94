package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.channels.InboundMessage.Content;
import com.mycrm.leads.whatsapp.Referral;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertyReferenceFinderTest {

    private static final PropertyReferenceFinder STANDARD = finder(List.of(), Map.of("120", "PF-7"));

    private static final Set<String> PROPERTIES = Set.of("pf-flex", "pf 77", "66110099", "123456789");

    /** Texts as portals and people write them, and the reference that the lead gets. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "none", textBlock = """
            Hi, I'm interested. ref: PF-1234.                       | PF-1234
            ref : pf-flex                                           | pf-flex
            Ref No: pf-flex Thanks                                  | pf-flex
            Reference: فيلا-12                                      | فيلا-12
            (Ref#BXL/022_a)                                         | BXL/022_a
            *Ref:* PF-1                                             | PF-1
            ref: *PF-1*, please                                     | PF-1
            _Ref_: _PF-1_                                           | PF-1
            ~Ref: PF-1~                                             | PF-1
            Ref:\u00a0PF-1                                          | PF-1
            R\u200bef\u2060:\u200e PF-1\u200f!                      | PF-1
            Ref:PF-1                                           | PF-1
            Ref: PF‑1                                               | PF-1
            ref [PF-1], ref (PF-2)                                  | PF-1
            Ref. PF-1.Is it free?                                   | PF-1
            ref PF-1                                                | PF-1
            REF 1234                                                | 1234
            Ref. No. 7                                              | 7
            Réf : A12                                               | A12
            Référence de l'annonce n° 345                           | 345
            Reference number is PF-1                                | PF-1
            Property ref number of the listing: pf-1                | pf-1
            Property ID: 8812                                       | 8812
            Ref.ª PF-1                                              | PF-1
            Referência do imóvel: AP0012                            | AP0012
            Referencia: VEN-77/2                                    | VEN-77/2
            Objekt-Nr.: 4711                                        | 4711
            Referenznummer 4711                                     | 4711
            Код объекта: 5512-А                                     | 5512-А
            Лот № 8                                                 | 8
            رقم المرجع: PF-1                                        | PF-1
            المرجع PF-1                                             | PF-1
            Ref: LA-12                                              | LA-12
            Réf n°A12                                               | A12
            Ref №A12                                                | A12
            Ref: AB 123                                             | AB 123
            Ref: villa 12                                           | none
            Ref 👉 PF-1                                             | PF-1
            Ref: ID-55                                              | ID-55
            Ref: PF 77                                              | PF 77
            for your reference: I can come                          | none
            for your reference, 2 persons will come                 | none
            For reference: 10/05/2026 at 5pm or 17:30               | none
            my reference: +971561110001, call me                    | none
            my reference: 971561110001, call me                     | none
            my reference no: 056-111-0001                           | none
            ref +971 56 111 0001                                    | none
            https://example.com/l?ref=971561110001                  | none
            ref: 123456789                                          | 123456789
            ref: 12345678                                           | 12345678
            ref 3-bed villa                                         | none
            ref 2-br or 1500-sqft                                   | none
            Référence de l’annonce : PF-1001                        | PF-1001
            Referência do anúncio: PF-1001                          | PF-1001
            Ref. do anúncio PF-1001                                 | PF-1001
            Ref. annuncio: PF-1001                                  | PF-1001
            Reference for you, listing no: PF-1001                  | PF-1001
            İlan No: 123456                                         | 123456
            İlan no PF-1001                                         | PF-1001
            İLAN NO: PF-1001                                        | PF-1001
            المرجع: PF-١٠٠١                                         | PF-1001
            ref: X-1001/pf-flex                                     | pf-flex
            ref: PF-1001/PF-1002                                    | PF-1001/PF-1002
            Código do imóvel: pf-flex                               | pf-flex
            Cód. pf-flex                                            | pf-flex
            Code du bien : 66110099                                 | 66110099
            كود العقار: pf-flex                                     | pf-flex
            Номер объявления: 66110099                              | 66110099
            Anzeigen-ID: 66110099                                   | 66110099
            Immobilien-Nr.: 66110099                                | 66110099
            Rif. annuncio: 66110099                                 | 66110099
            Code du bien : PF-1001                                  | none
            My code is 4711 and my number 66110011                  | none
            ref: yes                                                | none
            ref: yes, and ref: PF-9                                 | PF-9
            reference 300 is fine                                   | none
            with reference to our call                              | none
            ref: X-1 or ref: pf-flex                                | pf-flex
            I prefer: villas-2, no referral 22, refund: 500         | none
            https://www.propertyfinder.ae/en/plp/buy/villa-for-sale-dubai-PF-1234.html | PF-1234
            See https://example.com/listing/BXL-22?utm_source=whatsapp&utm_medium=x please | BXL-22
            (https://example.com/listing/BXL-22), free?             | BXL-22
            https://example.com/l?lang=en&ref=AB12&x=1              | AB12
            https://example.com/l?ref=share&utm_campaign=2          | none
            https://example.com/homes/pf-flex?utm_source=x          | pf-flex
            https://example.com/property/details-66110099.html      | 66110099
            https://example.com/property/details-66110011.html      | none
            https://example.com/homes-in-the-bay-66110011.html      | none
            https://example.com/listing/BXL-22?ref=fb_ads_24        | BXL-22
            https://example.com/about                               | none
            """)
    void referenceIsFoundInTextsOfPortals(String text, String reference) {
        var candidates = STANDARD.in(new Content("text", text.translateEscapes().strip(), null, null));
        assertEquals(Optional.ofNullable(reference), ConversationRules.reference(candidates, PROPERTIES), text);
    }

    @Test
    void candidatesAreInTheOrderOfTheText() {
        assertEquals(List.of("A-1", "B-2"), find(STANDARD, "ref: A-1 or ref: B-2", null));
    }

    /** The id of an ad is no reference, and an ad without a property leaves it open. */
    @Test
    void adNamesThePropertyThatItIsFor() {
        assertEquals(List.of("PF-7"), find(STANDARD, "Hi", ad("120", null)));
        assertEquals(List.of("PF-1", "PF-2"), find(STANDARD, "ref: PF-1", ad("121", "Sea view, ref: PF-2")));
        assertEquals(List.of(), find(STANDARD, null, ad("121", null)));
        assertEquals(List.of(), find(STANDARD, null, ad(null, "Sea view")));
    }

    @Test
    void ownPatternsReplaceTheStandardOnes() {
        var own = finder(List.of("#(\\d+)", "V\\d+|W(\\d)"), Map.of());
        assertEquals(List.of("12", "V3"), find(own, "V3 #12 ref: X", null));
    }

    @Property
    void anyTextIsSearched(@ForAll @StringLength(max = 500) String text) {
        STANDARD.in(new Content("text", text + " ref: " + text, null, null))
                .forEach(candidate -> assertTrue(candidate.name().length() <= 100));
    }

    /** By a pattern that tries again from each place, the text would take longer than the universe has been. */
    @Test
    void noPatternTakesLongForAText() {
        var slow = finder(List.of("(x+x+)+y"), Map.of());
        assertEquals(List.of(), find(slow, "x".repeat(4_000), null));
    }

    private static List<String> find(PropertyReferenceFinder finder, String text, Referral ad) {
        return finder.in(new Content("text", text, null, ad)).stream()
                .map(ReferenceCandidate::name)
                .toList();
    }

    private static Referral ad(String id, String headline) {
        return new Referral("ad", id, null, headline, null, null);
    }

    private static PropertyReferenceFinder finder(List<String> patterns, Map<String, String> ads) {
        return new PropertyReferenceFinder(patterns, ads);
    }
}
