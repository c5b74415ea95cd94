package com.mycrm.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Violation;
import com.mycrm.directory.Requests;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PropertyFilterTest {

    @Test
    void everyFilterIsRead() {
        var parameters = Requests.parameters("filters[id]=1,2&filters[reference]=AB-1&filters[status]=active,sold"
                + "&filters[user]=3&filters[offering_type]=rent");
        var filter = PropertyFilter.of(parameters);
        parameters.check(false);
        assertEquals(
                new PropertyFilter(Set.of(1L, 2L), "AB-1", Set.of("active", "sold"), Set.of(3L), Set.of("rent")),
                filter);
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
