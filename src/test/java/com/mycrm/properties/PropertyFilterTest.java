package com.mycrm.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Violation;
import com.mycrm.directory.Requests;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyFilterTest {

    @Test
    void everyFilterIsRead() {
        var parameters =
                Requests.parameters("filters[id]=1,2&filters[reference]=AB-1&filters[status]=active,Under_Offer"
                        + "&filters[user]=3&filters[offering_type]=rent&filters[type][id]=2,18&filters[location_ids][]=4"
                        + "&filters[location_ids][]=5&filters[layout]=0,2");
        var filter = PropertyFilter.of(parameters);
        parameters.check(false);
        assertEquals(
                new PropertyFilter(
                        Set.of(1L, 2L),
                        "AB-1",
                        Set.of("available", "under offer"),
                        Set.of(3L),
                        Set.of("rent"),
                        Set.of(2L, 18L),
                        Set.of(4L, 5L),
                        Set.of(0, 2)),
                filter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "-,2", "2,-"})
    void layoutMayBeAny(String layout) {
        var parameters = Requests.parameters("filters[layout]=" + layout);
        assertEquals(Set.of(), PropertyFilter.of(parameters).bedrooms());
        parameters.check(false);
    }

    @ParameterizedTest
    @CsvSource({
        "status, gone, 'draft, available, rented, under offer, reserved, sold, inactive'",
        "status, '', 'draft, available, rented, under offer, reserved, sold, inactive'",
        "layout, studio, 'a number of bedrooms, or - for any'",
        "layout, -1, 'a number of bedrooms, or - for any'",
        "layout, 99999999999, 'a number of bedrooms, or - for any'"
    })
    void unknownWordIsRefused(String filter, String word, String words) {
        var parameters = Requests.parameters("filters[%s]=%s".formatted(filter, word));
        PropertyFilter.of(parameters);
        var refusal = assertThrows(ProblemException.class, () -> parameters.check(false));
        assertEquals(
                List.of(Violation.parameter(
                        "filters[" + filter + "]", "takes one or more of " + words + ", separated by commas")),
                refusal.problem().errors());
    }

    @Test
    void unknownOfferingTypeIsRefused() {
        var parameters = Requests.parameters("filters[offering_type]=lease");
        PropertyFilter.of(parameters);
        var refusal = assertThrows(ProblemException.class, () -> parameters.check(false));
        assertEquals(
                List.of(Violation.parameter(
                        "filters[offering_type]", "takes one or more of rent, sale, separated by commas")),
                refusal.problem().errors());
    }
}
