package com.mycrm.sample;

import static com.mycrm.sample.SampleTimes.DAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.leads.LeadStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleLeadsTest {

    private static final List<SampleUser> USERS = SampleUser.all();
    private static final List<SampleProperty> PROPERTIES = SampleProperties.all(USERS);
    private static final List<SampleLead> LEADS = SampleLeads.all(USERS, PROPERTIES, 1);

    private static final int CHECKSUM = 1_514_256_143;

    @Test
    void theFirstIsTheOneOfThePublishedPage() {
        assertEquals(
                new SampleLead(
                        "0478524147",
                        "delivered",
                        1,
                        1,
                        "pf-flex",
                        seconds("2023-07-20T22:55:01Z"),
                        seconds("2023-07-20T22:55:29Z"),
                        seconds("2025-05-05T10:38:52Z")),
                LEADS.get(0));
    }

    /** A checksum, so that a change of Java, of the order of calls or of a list of words does not pass unnoticed. */
    @Test
    void theSameComeOutEverywhere() {
        assertEquals(
                CHECKSUM,
                LEADS.stream()
                        .map(SampleLead::toString)
                        .collect(Collectors.joining())
                        .hashCode());
    }

    @Test
    void theyFillThreeYears() {
        assertTrue(LEADS.size() >= 1_200);
        assertTrue(last().createdAt() - LEADS.get(0).createdAt() > 3 * 365 * DAY - 3 * DAY);
        var perYear = counts(
                lead -> Instant.ofEpochSecond(lead.createdAt()).toString().substring(0, 4));
        assertTrue(perYear.values().stream().allMatch(count -> count > 100), perYear::toString);
    }

    @Test
    void everyStatusIsThereAndPendingIsRare() {
        var perStatus = counts(SampleLead::status);
        assertEquals(
                Stream.of(LeadStatus.values()).map(LeadStatus::word).collect(Collectors.toSet()), perStatus.keySet());
        assertTrue(perStatus.values().stream().allMatch(count -> count >= 5), perStatus::toString);
        assertTrue(perStatus.get("pending") < 40, perStatus::toString);
        assertTrue(perStatus.values().stream().allMatch(count -> count <= perStatus.get("delivered")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\+97150\\d{7}",
                "050\\d{7}",
                "00971 50 \\d{3} \\d{4}",
                "0478524147",
                "\\+32 47\\d \\d\\d \\d\\d \\d\\d",
                "\\+32 478 52 41 47",
                "\\(\\+44\\) 7700-900\\d{3}",
                "\\+1 \\(415\\) 555-01\\d\\d",
                "\\+9198\\d{8}"
            })
    void numbersOfSeveralCountriesAndForms(String form) {
        assertTrue(has(lead -> lead.phone() != null && lead.phone().matches(form)));
    }

    @Test
    void numbersFitTheirColumnsAndKeepTheirDigits() {
        assertTrue(
                LEADS.stream().map(SampleLead::phone).filter(Objects::nonNull).allMatch(phone -> phone.length() <= 20));
        assertTrue(
                LEADS.stream().map(SampleLead::digits).filter(Objects::nonNull).allMatch(d -> d.matches("\\d{10,15}")));
        assertTrue(count(lead -> lead.phone() == null) >= 10);
    }

    @Test
    void customersWriteAgain() {
        var perPhone =
                LEADS.stream().filter(lead -> lead.phone() != null).collect(Collectors.groupingBy(SampleLead::phone));
        assertTrue(perPhone.values().stream().filter(leads -> leads.size() > 1).count() > 100);
    }

    @Test
    void someNameNoPropertyOrOneThatIsNotKnown() {
        assertTrue(count(lead -> lead.reference() == null) >= 40);
        assertTrue(count(lead -> lead.reference() != null && lead.property() == null) >= 20);
        assertTrue(LEADS.stream().noneMatch(lead -> lead.property() != null && lead.reference() == null));
    }

    @Test
    void whatNamesAPropertyFitsIt() {
        for (var lead : LEADS) {
            if (lead.property() != null) {
                var property = PROPERTIES.get(lead.property() - 1);
                assertEquals(property.reference(), lead.reference());
                assertTrue(property.createdAt() <= lead.date(), lead::toString);
            }
        }
        assertTrue(counts(SampleLead::property, lead -> lead.property() != null).size() > 50);
    }

    @Test
    void mostBelongToTheirPropertysUserAndTheRestToTheFallback() {
        Predicate<SampleLead> without = lead -> lead.property() == null;
        assertTrue(count(without.and(lead -> lead.user() == 1)) > 0.8 * count(without));
        var own = count(without.negate()
                .and(lead -> lead.user() == PROPERTIES.get(lead.property() - 1).user()));
        assertTrue(own > 0.85 * count(without.negate()) && own < count(without.negate()), () -> own + " own");
        assertTrue(counts(SampleLead::user).size() > 5);
    }

    @Test
    void idsFollowTimeAndTimesFollowEachOther() {
        for (var i = 1; i < LEADS.size(); i++) {
            assertTrue(LEADS.get(i - 1).createdAt() <= LEADS.get(i).createdAt());
        }
        for (var lead : LEADS) {
            assertTrue(lead.date() <= lead.createdAt() && lead.createdAt() <= lead.updatedAt(), lead::toString);
            assertTrue(lead.updatedAt() <= SampleTimes.END);
        }
    }

    @Test
    void theTimesThatShowMistakesAreThere() {
        assertTrue(count(lead -> lead.createdAt() % DAY == 0) >= 10);
        assertTrue(count(lead -> lead.createdAt() % DAY == DAY - 1) >= 10);
        assertTrue(count(lead -> lead.createdAt() - lead.date() > DAY) >= 10);
        var sameSecond = IntStream.range(2, LEADS.size())
                .filter(i -> LEADS.get(i).createdAt() == LEADS.get(i - 2).createdAt());
        assertTrue(sameSecond.count() >= 10);
    }

    @Test
    void theFallbackIsWhoeverIsConfigured() {
        var leads = SampleLeads.all(USERS, PROPERTIES, 3);
        assertTrue(leads.stream().filter(lead -> lead.reference() == null).anyMatch(lead -> lead.user() == 3));
        assertFalse(leads.equals(LEADS));
    }

    private static long seconds(String time) {
        return Instant.parse(time).getEpochSecond();
    }

    private static SampleLead last() {
        return LEADS.get(LEADS.size() - 1);
    }

    private static boolean has(Predicate<SampleLead> condition) {
        return count(condition) > 0;
    }

    private static long count(Predicate<SampleLead> condition) {
        return LEADS.stream().filter(condition).count();
    }

    private static <K> Map<K, Long> counts(Function<SampleLead, K> key) {
        return counts(key, lead -> true);
    }

    private static <K> Map<K, Long> counts(Function<SampleLead, K> key, Predicate<SampleLead> condition) {
        return LEADS.stream().filter(condition).collect(Collectors.groupingBy(key, Collectors.counting()));
    }
}
