package com.mycrm.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.WriteRequest;
import com.mycrm.api.etag.IfMatch;
import com.mycrm.api.expand.ExpandableReference;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Violation;
import com.mycrm.directory.DirectoryTester;
import com.mycrm.directory.PropertyNamed;
import com.mycrm.directory.PropertySummary;
import com.mycrm.directory.Requests;
import com.mycrm.directory.UserDirectory;
import com.mycrm.imports.IdentifiedRow;
import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PropertyCommandsTest {

    private static final String VILLA = "{'reference': '%s', 'price': {'offering_type': 'sale', 'value': 900},"
            + " 'languages': [{'code': 'en'}], 'user': %d}";

    private final DirectoryTester tester = new DirectoryTester();
    private final List<Object> events = new ArrayList<>();

    private final PropertyCommands commands = tester.inject(new PropertyCommands(), new PropertyQueries());

    private long user;

    @BeforeEach
    void prepare() {
        user = tester.inTransaction(() -> {
            tester.em()
                    .createNativeQuery("INSERT INTO users (first_name, last_name, email, email_key, role, status,"
                            + " created_at, updated_at, version)"
                            + " VALUES ('A', 'B', 'a@b', 'a@b', 'agent', 'active', 0, 0, 0)")
                    .executeUpdate();
            return ((Number) tester.em()
                            .createNativeQuery("SELECT id FROM users")
                            .getSingleResult())
                    .longValue();
        });
        commands.locations = LocationsTest.of(tester);
        commands.users = fake(UserDirectory.class);
        commands.named = fake(Event.class);
    }

    @AfterEach
    void close() {
        tester.close();
    }

    @Test
    void newReferenceIsAnnounced() {
        var id = create("AB-1");
        change(id, "{'status': 'sold'}");
        change(id, "{'reference': 'AB-1'}");
        change(id, "{'reference': 'ab-1'}");
        assertEquals(
                List.of(
                        new PropertyNamed(new PropertySummary(id, "AB-1", user), "tester"),
                        new PropertyNamed(new PropertySummary(id, "ab-1", user), "tester")),
                events);
        assertEquals(List.of("properties", "properties", "properties"), tester.counted());
    }

    @Test
    void putMakesAPropertyOfLittle() {
        var put = tester.inTransaction(() -> commands.put(
                "X-1", PropertyInput.of(Requests.named("{'bedrooms': 2}", "reference", "X-1")), Requests.WRITE));
        var view = put.object().view();
        assertEquals(true, put.isNew());
        assertEquals(List.of("X-1", "available", "tester"), List.of(view.reference(), view.status(), view.createdBy()));
        assertEquals(ExpandableReference.to(user), view.user());
        assertEquals(put.object(), tester.stored(Property.class, view.id()));
    }

    @Test
    void putWithoutAReferenceIsRefused() {
        var input = PropertyInput.of(Requests.named("{}", "reference", " "));
        var refusal = assertThrows(
                ProblemException.class, () -> tester.inTransaction(() -> commands.put(" ", input, Requests.WRITE)));
        assertEquals(
                List.of(Violation.pointer("/reference", "cannot be null")),
                refusal.problem().errors());
    }

    @Test
    void agentOfANewPropertyIsItsCaller() {
        var other = tester.inTransaction(() -> {
            tester.em()
                    .createNativeQuery("INSERT INTO users (first_name, last_name, email, email_key, role, status,"
                            + " created_at, updated_at, version)"
                            + " VALUES ('A', 'B', 'c@b', 'c@b', 'agent', 'active', 0, 0, 0)")
                    .executeUpdate();
            return user + 1;
        });
        var caller = new WriteRequest("tester", other, Set.of(), IfMatch.ALL);
        var input = PropertyInput.of(Requests.object("{}"));
        assertEquals(
                ExpandableReference.to(other),
                tester.inTransaction(() -> commands.create(input, caller))
                        .view()
                        .user());
    }

    @Test
    void propertiesOfOnePlaceShareItsLocation() {
        var one = create("AB-1");
        var two = create("AB-2");
        change(one, "{'location': {'city': 'Dubai', 'community': 'Mirdif'}}");
        var location = location(one);
        change(two, "{'location': {'id': '%s'}}".formatted(location.id()));
        assertEquals(location, location(two));
        change(two, "{'location': {'city': 'DUBAI'}}");
        assertEquals(location.id(), location(two).id());
        change(two, "{'location': {'tower': 'A'}}");
        assertNotEquals(location.id(), location(two).id());
        change(two, "{'location': null}");
        assertEquals(new PropertyView.Location("", "", "", "", "", null, null), location(two));
        assertEquals(2, tester.counted().stream().filter("locations"::equals).count());
    }

    @Test
    void unknownLocationIsRefusedWithTheOtherFaults() {
        var input = PropertyInput.of(Requests.object("{'location': {'id': 77}, 'user': 4711, 'type': 99}"));
        var refusal = assertThrows(
                ProblemException.class, () -> tester.inTransaction(() -> commands.create(input, Requests.WRITE)));
        assertEquals(
                List.of(
                        Violation.pointer("/user", "names no user"),
                        Violation.pointer("/type", "is the number of no type"),
                        Violation.pointer("/location/id", "is the id of no location")),
                refusal.problem().errors());
    }

    @Test
    void rowsOfAFileMakePropertiesOfLittle() {
        var inputs = List.of(
                PropertyInput.of(Requests.object("{'reference': 'R-1', 'location': {'id': 77, 'city': 'Ghent'}}")),
                PropertyInput.of(Requests.object("{'reference': 'R-1', 'bedrooms': '3'}")),
                PropertyInput.of(Requests.object("{'bedrooms': '3'}")),
                PropertyInput.of(Requests.object("{'reference': 'R-2', 'location': {'city': 'Mons'}, 'user': 99}")));
        tester.inTransaction(() -> {
            commands.putAll(
                    inputs.stream()
                            .map(input -> new IdentifiedRow<>(null, null, input))
                            .toList(),
                    Requests.WRITE);
            return null;
        });
        assertEquals(
                List.of(0, 0, 1, 1),
                inputs.stream().map(input -> input.source().faults().size()).toList());
        assertEquals(
                List.of("R-1 Ghent 3"),
                tester.inTransaction(() -> tester.em()
                        .createQuery(
                                "SELECT CONCAT(p.reference, ' ', p.place.city, ' ', p.bedrooms) FROM Property p",
                                String.class)
                        .getResultList()));
        assertEquals(1, tester.counted().stream().filter("locations"::equals).count());
    }

    private PropertyView.Location location(long id) {
        return tester.stored(Property.class, id).view().location();
    }

    @Test
    void userOfAPropertyExists() {
        var input = PropertyInput.of(Requests.object(VILLA.formatted("AB-1", user + 1)));
        var refusal = assertThrows(
                ProblemException.class, () -> tester.inTransaction(() -> commands.create(input, Requests.WRITE)));
        assertEquals(
                List.of(Violation.pointer("/user", "names no user")),
                refusal.problem().errors());
    }

    @Test
    void propertyIsReadAsItWasStored() {
        var id = create("AB-1");
        var changed = tester.inTransaction(() -> commands.change(
                id,
                PropertyInput.of(Requests.object("{'type': {'name': 'Villa'}, 'location': {'city': 'Dubai',"
                        + " 'latitude': 25.123456}, 'price': {'prices': [{'period': 'month', 'value': 5}]},"
                        + " 'size': 120, 'images': ['a.jpg']}")),
                Requests.WRITE));
        assertEquals(changed, tester.stored(Property.class, id));
    }

    private long create(String reference) {
        var input = PropertyInput.of(Requests.object(VILLA.formatted(reference, user)));
        return tester.inTransaction(() -> commands.create(input, Requests.WRITE))
                .view()
                .id();
    }

    private void change(long id, String json) {
        tester.inTransaction(() -> commands.change(id, PropertyInput.of(Requests.object(json)), Requests.WRITE));
    }

    /** Knows one user, and keeps events. */
    @SuppressWarnings("unchecked") // a proxy is of the type that it is made for
    private <T> T fake(Class<? super T> type) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            if (method.getName().equals("fire")) {
                events.add(arguments[0]);
                return null;
            }
            if (method.getName().equals("fallback")) {
                return user;
            }
            return arguments[0].equals(Set.of(user)) ? arguments[0] : Set.of();
        });
    }
}
