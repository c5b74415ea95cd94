package com.mycrm.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.problem.Violation;
import com.mycrm.directory.Requests;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationInputTest {

    private static final LocationNames MARINA = new LocationNames("Dubai", "Dubai Marina", "", "Paloma");
    private static final LocationNames MIRDIF = new LocationNames("Dubai", "Mirdif", "Uptown", "");
    private static final Map<Long, LocationNames> KNOWN = Map.of(1L, MARINA, 2L, MIRDIF);
    private static final LocationInput.Current CURRENT = new LocationInput.Current(1L, MARINA);

    @ParameterizedTest
    @CsvSource({
        "5, 2",
        "'{\"id\": \"2\"}', 2",
        "'{\"id\": 2, \"city\": null, \"tower\": \"\"}', 2",
        "'{\"id\": 2, \"city\": \"DUBAI\"}', 2",
    })
    void idAloneHasTheNamesOfItsLocation(String location, long id) {
        var input = input(location.equals("5") ? "'2'" : location);
        assertEquals(
                KNOWN.get(id).key(),
                names(input.resolved(null, LocationInputTest::known), LocationNames.NONE)
                        .key());
        assertEquals(
                KNOWN.get(id).key(),
                names(input.resolved(CURRENT, LocationInputTest::known), MARINA).key());
    }

    @Test
    void otherIdBesideTheCurrentNamesMovesTheProperty() {
        var input = input("{'id': 2, 'city': 'Dubai', 'community': 'Dubai Marina', 'sub_community': '',"
                + " 'tower': 'Paloma', 'latitude': 25.1}");
        var moved = input.resolved(CURRENT, LocationInputTest::known);
        assertEquals(MIRDIF, names(moved, MARINA));
        assertEquals(25.1, moved.latitude().value());
        assertEquals(true, moved.longitude().isGiven());
    }

    @Test
    void otherNamesBesideTheCurrentIdRenameThePlace() {
        var input = input("{'id': 1, 'city': 'Dubai', 'community': 'Deira', 'sub_community': '', 'tower': ''}");
        assertEquals(
                new LocationNames("Dubai", "Deira", "", ""),
                names(input.resolved(CURRENT, LocationInputTest::known), MARINA));
        assertEquals(List.of(), input.source().warnings());
    }

    @Test
    void currentIdAloneChangesNothing() {
        var resolved = input("{'id': 1}").resolved(CURRENT, id -> Optional.empty());
        assertEquals(MARINA, names(resolved, MARINA));
        assertEquals(MARINA, names(resolved, LocationNames.NONE));
        assertEquals(false, resolved.latitude().isGiven());
    }

    @ParameterizedTest
    @CsvSource({"2", "99"})
    void namesCountMoreThanTheIdOfAnotherPlace(long id) {
        var input = input("{'id': %d, 'city': 'Ghent'}".formatted(id));
        assertEquals(
                new LocationNames("Ghent", "", "", ""),
                names(input.resolved(null, LocationInputTest::known), LocationNames.NONE));
        assertEquals(
                List.of("location/id is not the id of the names and was ignored"),
                input.source().warnings());
    }

    @ParameterizedTest
    @CsvSource({"99, /location", "{'id': 99}, /location/id"})
    void unknownIdIsRefused(String location, String pointer) {
        var property = Requests.object("{'location': " + location + "}");
        LocationInput.of(property).resolved(null, LocationInputTest::known);
        assertEquals(List.of(Violation.pointer(pointer, "is the id of no location")), property.faults());
    }

    private static LocationInput input(String location) {
        return LocationInput.of(Requests.object("{'location': " + location + "}"));
    }

    private static LocationNames names(LocationInput input, LocationNames current) {
        return input.merged(current);
    }

    private static Optional<LocationNames> known(long id) {
        return Optional.ofNullable(KNOWN.get(id));
    }
}
