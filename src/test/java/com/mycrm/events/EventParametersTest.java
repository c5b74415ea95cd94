package com.mycrm.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.paging.Parameters;
import com.mycrm.api.paging.QueryString;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.events.EventQueries.Bounds;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventParametersTest {

    private static final Bounds BOUNDS = new Bounds(3, 9);

    private Parameters parameters;

    @Test
    void absentParametersHaveDefaults() {
        var read = feed("");
        assertNull(read.after());
        assertEquals(Set.of(), read.types());
        assertEquals(Map.of(), read.filters().values());
        assertEquals(100, read.limit());
        assertEquals(Duration.ZERO, read.patience());
    }

    @Test
    void positionIsANumberOrNow() {
        assertEquals(9, feed("after=now").after().applyAsLong(BOUNDS));
        assertEquals(0, feed("after=0").after().applyAsLong(BOUNDS));
        assertEquals(7, feed("after=007").after().applyAsLong(BOUNDS));
        for (var bad : List.of("", "-1", "%2B1", "NOW", "1.0", "1e3", "\u0661", "9".repeat(19))) {
            assertThrows(ProblemException.class, () -> feed("after=" + bad), bad);
        }
    }

    @Test
    void greatNumbersAreTheGreatestOnes() {
        var read = feed("limit=1001&wait=99999999999");
        assertEquals(1_000, read.limit());
        assertEquals(Duration.ofMinutes(1), read.patience());
        assertEquals(
                List.of("limit is 1000 at most; more was given", "wait is 60 at most; more was given"),
                parameters.warnings());
        for (var bad : List.of("limit=0", "limit=x", "wait=-1", "wait=", "limit=1&limit=2")) {
            assertThrows(ProblemException.class, () -> feed(bad), bad);
        }
    }

    @Test
    void filtersHaveTheNamesOfLists() {
        var read = feed("filters[status]=won,active&filters[user][id]=07&filters[reference]=a, b");
        assertEquals(
                Map.of("status", Set.of("won", "active"), "user", Set.of("7"), "reference", Set.of("a, b")),
                read.filters().values());
        for (var bad : List.of("filters[status]=lost", "filters[user]=-7", "filters[reference]=", "filters[id]=1")) {
            assertThrows(ProblemException.class, () -> feed(bad), bad);
        }
    }

    @Test
    void streamHasNoPages() {
        read("types=lead.*,user.created&limit=x&wait=x", true);
        assertEquals(
                List.of(
                        "the parameter limit plays no part here and was ignored",
                        "the parameter wait plays no part here and was ignored"),
                parameters.warnings());
    }

    private EventParameters feed(String query) {
        return read(query, false);
    }

    private EventParameters read(String query, boolean isStream) {
        parameters = new Parameters(
                QueryString.parse(query.replace("[", "%5B").replace("]", "%5D").replace(" ", "%20")), ZoneOffset.UTC);
        var types = TestEvents.types();
        var read = isStream ? EventParameters.ofStream(parameters, types) : EventParameters.ofFeed(parameters, types);
        parameters.check(false);
        return read;
    }
}
