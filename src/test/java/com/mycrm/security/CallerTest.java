package com.mycrm.security;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.problem.ProblemException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerTest {

    private final Caller caller = new Caller("key:sync", 1L, Set.of(Rights.LEAD_READ, Rights.USER_READ));

    @Test
    void callerGivesRightsThatItHolds() {
        assertDoesNotThrow(() -> caller.checkHolds(Set.of(Rights.LEAD_READ)));
        assertDoesNotThrow(() -> caller.checkHolds(Set.of()));
    }

    @Test
    void firstMissingRightIsNamed() {
        var refusal = assertThrows(
                ProblemException.class,
                () -> caller.checkHolds(Set.of(Rights.USER_READ, Rights.USER_MANAGE, Rights.KEY_MANAGE)));
        assertEquals(403, refusal.problem().status());
        assertEquals("This needs the right key.manage, which the token does not give.", refusal.getMessage());
    }
}
