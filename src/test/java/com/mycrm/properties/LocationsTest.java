package com.mycrm.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.mycrm.api.paging.PageRequest;
import com.mycrm.api.paging.SortOrder;
import com.mycrm.directory.DirectoryTester;
import com.mycrm.directory.Requests;
import com.mycrm.persistence.CountCache;
import com.mycrm.persistence.MemoryDatabase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationsTest {

    private static final LocationNames MARINA = new LocationNames("Dubai", "Dubai Marina", "Shams", "Paloma 1");
    private static final LocationNames GHENT = new LocationNames("Gent", "100% O'Neil\\d", "", "");

    private final DirectoryTester tester = new DirectoryTester();
    private final Locations locations = of(tester);
    private final long marina = idOf(MARINA);
    private final long ghent = idOf(GHENT);

    static Locations of(DirectoryTester tester) {
        var locations = new Locations();
        locations.queries = MemoryDatabase.queries(tester.em());
        locations.jdbc = MemoryDatabase.jdbc(tester.em());
        locations.counts = new CountCache();
        locations.changes = tester.counts();
        return locations;
    }

    @AfterEach
    void close() {
        tester.close();
    }

    @Test
    void locationIsMadeOnceForItsNames() {
        assertEquals(List.of("locations", "locations"), tester.counted());
        assertEquals(marina, idOf(MARINA));
        assertEquals(marina, idOf(new LocationNames(" dubai", "DUBAI_marina", "sham's", "Paloma  1")));
        assertNotEquals(marina, idOf(new LocationNames("Dubai", "Dubai Marina", "Shams", "")));
        assertEquals(3, tester.counted().size());
        assertEquals(null, idOf(LocationNames.NONE));
    }

    @Test
    void locationIsKnownByItsId() {
        assertEquals(Optional.of(MARINA), tester.inTransaction(() -> locations.names(marina)));
        assertEquals(Optional.empty(), tester.inTransaction(() -> locations.names(ghent + 1)));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1 2",
        "filters[string]=, 1 2",
        "filters[string]=DUBAI_Marina, 1",
        "filters[string]=bai+mar, 1",
        "filters[string]=paloma, 1",
        "filters[string]=gent+100, ''",
        "filters[string]=100%25, 2",
        "filters[string]=%25, 2",
        "filters[string]=oneil%5Cd, 2",
        "filters[string]=O%27Neil, 2",
        "filters[string]=1_0, ''",
        "filters[string]=brussels, ''",
        "sort=id&sort_order=desc, 2 1"
    })
    void listIsFilteredByAPartOfAName(String query, String ids) {
        var parameters = Requests.parameters(query);
        var filter = LocationFilter.of(parameters);
        var order = SortOrder.of(parameters, LocationSort.values(), LocationSort.ID);
        parameters.check(false);
        var page = tester.inTransaction(() -> locations.page(filter, order, new PageRequest(1, 10), 0));
        assertEquals(
                ids,
                String.join(" ", page.items().stream().map(LocationView::id).toList()));
        assertEquals(page.items().size(), page.count());
    }

    @Test
    void viewHasAllNames() {
        var order = SortOrder.of(Requests.parameters(""), LocationSort.values(), LocationSort.ID);
        var page = tester.inTransaction(
                () -> locations.page(new LocationFilter("paloma"), order, new PageRequest(1, 10), 0));
        assertEquals(
                List.of(new LocationView(Long.toString(marina), "Dubai", "Dubai Marina", "Shams", "Paloma 1")),
                page.items());
    }

    private Long idOf(LocationNames names) {
        return tester.inTransaction(() -> locations.idOf(names));
    }
}
