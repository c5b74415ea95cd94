package com.mycrm.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Violation;
import com.mycrm.directory.DirectoryTester;
import com.mycrm.directory.KnownProperty;
import com.mycrm.directory.PropertyNamed;
import com.mycrm.directory.Requests;
import com.mycrm.directory.UserDirectory;
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
                        new PropertyNamed(new KnownProperty(id, "AB-1", user), "tester"),
                        new PropertyNamed(new KnownProperty(id, "ab-1", user), "tester")),
                events);
        assertEquals(List.of("properties", "properties", "properties"), tester.counted());
    }

    @Test
    void userOfAPropertyExists() {
        var input = new PropertyInput(Requests.object(VILLA.formatted("AB-1", user + 1)));
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
                new PropertyInput(Requests.object("{'type': {'name': 'Villa'}, 'location': {'city': 'Dubai',"
                        + " 'latitude': 25.123456}, 'price': {'prices': [{'period': 'month', 'value': 5}]},"
                        + " 'size': 120, 'images': ['a.jpg']}")),
                Requests.WRITE));
        assertEquals(changed, tester.stored(Property.class, id));
    }

    private long create(String reference) {
        var input = new PropertyInput(Requests.object(VILLA.formatted(reference, user)));
        return tester.inTransaction(() -> commands.create(input, Requests.WRITE))
                .view()
                .id();
    }

    private void change(long id, String json) {
        tester.inTransaction(() -> commands.change(id, new PropertyInput(Requests.object(json)), Requests.WRITE));
    }

    /** Knows one user, and keeps events. */
    @SuppressWarnings("unchecked") // a proxy is of the type that it is made for
    private <T> T fake(Class<? super T> type) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            if (method.getName().equals("fire")) {
                events.add(arguments[0]);
                return null;
            }
            return arguments[0].equals(Set.of(user)) ? arguments[0] : Set.of();
        });
    }
}
