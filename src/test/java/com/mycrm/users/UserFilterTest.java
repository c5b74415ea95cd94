package com.mycrm.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Violation;
import com.mycrm.directory.Requests;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UserFilterTest {

    @Test
    void everyFilterIsRead() {
        var parameters = Requests.parameters("filters[id]=1,2&filters[status]=active&filters[status][]=inactive"
                + "&filters[email]=+Ann@example.com&filters[role]=agent,manager");
        var filter = UserFilter.of(parameters);
        parameters.check(false);
        assertEquals(
                new UserFilter(
                        Set.of(1L, 2L), Set.of("active", "inactive"), "Ann@example.com", Set.of("agent", "manager")),
                filter);
    }

    @Test
    void unknownStatusIsRefused() {
        var parameters = Requests.parameters("filters[status]=active,gone");
        UserFilter.of(parameters);
        var refusal = assertThrows(ProblemException.class, () -> parameters.check(false));
        assertEquals(
                List.of(Violation.parameter(
                        "filters[status]", "takes one or more of active, inactive, separated by commas")),
                refusal.problem().errors());
    }
}
