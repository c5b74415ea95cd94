package com.mycrm.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.paging.PageRequest;
import com.mycrm.api.paging.SortOrder;
import com.mycrm.directory.DirectoryTester;
import com.mycrm.directory.PropertySummary;
import com.mycrm.directory.Requests;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PropertyQueriesTest {

    private final DirectoryTester tester = new DirectoryTester();
    private final PropertyQueries queries = tester.inject(new PropertyQueries());
    private final Locations locations = LocationsTest.of(tester);

    private final long ann = insertUser("ann");
    private final long bob = insertUser("bob");
    private final long villa = insert("AB-1", "'sale', 'value': 900}, 'type': 2");
    private final long flat = insert("cd-2", "'rent', 'value': 50}, 'bedrooms': 2");

    @AfterAll
    void close() {
        tester.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'', AB-1 cd-2",
        "filters[reference]=ab-1, AB-1",
        "filters[offering_type]=rent, cd-2",
        "filters[status]=active, AB-1 cd-2",
        "filters[type][id]=2, AB-1",
        "filters[layout]=2, cd-2",
        "filters[layout]=-, AB-1 cd-2",
        "sort=price, cd-2 AB-1",
        "sort=offering_type, cd-2 AB-1",
        "sort=reference&sort_order=DESC, cd-2 AB-1"
    })
    void listIsFilteredAndSorted(String query, String references) {
        assertEquals(List.of(references.split(" ")), references(query));
    }

    @Test
    void listIsFilteredByUser() {
        assertEquals(List.of("AB-1", "cd-2"), references("filters[user]=" + ann));
        assertEquals(List.of(), references("filters[user]=" + bob));
    }

    @Test
    void listIsFilteredByLocation() {
        assertEquals(List.of("cd-2"), references("filters[location_ids][]=" + location("cd-2")));
        assertEquals(
                List.of("AB-1", "cd-2"),
                references("filters[location_ids]=%d,%d".formatted(location("AB-1"), location("cd-2"))));
        assertEquals(List.of(), references("filters[location_ids]=0"));
    }

    @Test
    void propertiesAreKnownByIdAndByReference() {
        var known = new PropertySummary(flat, "cd-2", ann);
        assertEquals(Map.of(flat, known), run(() -> queries.byId(Set.of(flat, flat + 1))));
        assertEquals(Map.of("cd-2", known), run(() -> queries.byReference(Set.of("cd-2", "none"))));
        assertEquals(
                Map.of("ab-1", villa),
                run(() -> Map.of(
                        "ab-1", queries.byReference(Set.of("ab-1")).get("ab-1").id())));
        assertEquals(Map.of(), run(() -> queries.byId(Set.of())));
    }

    @Test
    void userWithAPropertyIsFound() {
        assertEquals(List.of(true, false), run(() -> List.of(queries.existOf(ann), queries.existOf(bob))));
    }

    private List<String> references(String query) {
        var parameters = Requests.parameters(query);
        var filter = PropertyFilter.of(parameters);
        var order = SortOrder.of(parameters, PropertySort.values(), PropertySort.ID);
        parameters.check(false);
        var page = run(() -> queries.page(filter, order, new PageRequest(1, 10), 0));
        return page.items().stream().map(PropertyView::reference).toList();
    }

    private long insertUser(String name) {
        return run(() -> {
            tester.em()
                    .createNativeQuery("INSERT INTO users (first_name, last_name, email, email_key, role, status,"
                            + " created_at, updated_at, version) VALUES (?1, '', ?1, ?1, 'agent', 'active', 0, 0, 0)")
                    .setParameter(1, name)
                    .executeUpdate();
            return ((Number) tester.em()
                            .createNativeQuery("SELECT MAX(id) FROM users")
                            .getSingleResult())
                    .longValue();
        });
    }

    private long insert(String reference, String offer) {
        var input = PropertyInput.of(
                Requests.object("{'reference': '%s', 'price': {'offering_type': %s}".formatted(reference, offer)));
        var property = new Property();
        property.reset();
        property.merge(input.with(input.type().resolved(null), input.location()));
        property.locate(location(reference));
        property.begin(ann, "tester");
        return run(() -> {
            tester.store(property);
            return property.id();
        });
    }

    private Long location(String city) {
        return run(() -> locations.idOf(new LocationNames(city, "", "", "")));
    }

    private <T> T run(Supplier<T> work) {
        return tester.inTransaction(work);
    }
}
