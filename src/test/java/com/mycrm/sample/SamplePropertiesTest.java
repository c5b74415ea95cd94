package com.mycrm.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.security.Rights;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SamplePropertiesTest {

    private static final List<SampleUser> USERS = SampleUser.all();
    private static final List<SampleProperty> PROPERTIES = SampleProperties.all(USERS);

    @Test
    void theFirstAreThoseOfThePublishedPage() {
        assertEquals(List.of("Jean", "Pac"), USERS.get(0).text().subList(0, 2));
        assertEquals("pf-flex", PROPERTIES.get(0).reference());
        assertEquals(1, PROPERTIES.get(0).user());
    }

    @Test
    void theSampleLoginMayDoEverythingAndOthersLess() {
        var demo = USERS.stream().filter(SampleUser::isDemo).toList();
        assertEquals(1, demo.size());
        assertEquals(Rights.ALL, Set.copyOf(demo.get(0).rights()));
        for (var user : USERS) {
            assertTrue(Rights.ALL.containsAll(user.rights()), user::toString);
            assertEquals(user.rights().size(), Set.copyOf(user.rights()).size());
        }
        assertTrue(USERS.stream().anyMatch(user -> !user.isActive()));
    }

    @Test
    void everyStatusKindAndOfferIsThere() {
        assertEquals(Set.of("active", "inactive", "sold", "rented"), all(SampleProperty::status));
        assertEquals(Set.of(true, false), all(SampleProperty::rent));
        assertEquals(
                Set.of("apartment", "villa", "townhouse", "studio", "office", "land"),
                all(property -> property.kind().word()));
        assertTrue(PROPERTIES.stream()
                .allMatch(property -> property.rent() ? !is(property, "sold") : !is(property, "rented")));
    }

    @Test
    void referencesAreKnownByTheirLowerCase() {
        assertEquals(
                PROPERTIES.size(),
                all(property -> property.reference().toLowerCase(Locale.ROOT)).size());
        assertTrue(has(property -> property.reference().equals("PF-1001")));
    }

    @Test
    void someThingsAreNotKnownOfSomeProperties() {
        assertTrue(has(property -> property.size() == null));
        assertTrue(has(property -> property.bedrooms() == null));
        assertTrue(has(property -> property.bathrooms() == null));
        assertTrue(has(property -> property.images().isEmpty()));
        assertTrue(has(property -> property.place().address().contains("")));
    }

    @Test
    void onlyRentsHavePricesForPeriods() {
        for (var property : PROPERTIES) {
            var prices = property.prices();
            assertEquals(property.rent() ? 2 : 0, prices.size());
            if (property.rent()) {
                assertEquals(
                        property.price(),
                        12 * prices.getJsonObject(0).getJsonNumber("value").longValueExact());
            }
            assertTrue(property.price() > 3_000, property::toString);
        }
    }

    @Test
    void everyPropertyHasTextInEnglishAndSomeInOtherLanguages() {
        var codes = new HashSet<String>();
        for (var property : PROPERTIES) {
            var languages = property.languages();
            assertEquals("en", languages.getJsonObject(0).getString("code"));
            for (var i = 0; i < languages.size(); i++) {
                codes.add(languages.getJsonObject(i).getString("code"));
            }
        }
        assertEquals(Set.of("en", "fr", "ar"), codes);
    }

    private static boolean is(SampleProperty property, String status) {
        return property.status().equals(status);
    }

    private static boolean has(Predicate<SampleProperty> condition) {
        return PROPERTIES.stream().anyMatch(condition);
    }

    private static <T> Set<T> all(Function<SampleProperty, T> of) {
        return PROPERTIES.stream().map(of).collect(Collectors.toSet());
    }
}
