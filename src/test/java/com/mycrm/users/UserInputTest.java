package com.mycrm.users;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.problem.Violation;
import com.mycrm.directory.Requests;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserInputTest {

    @Test
    void wholeUserNeedsItsNamesAndEmail() {
        var input = input("{'phone': '1', 'last_name': null}");
        input.requireWhole();
        assertEquals(
                List.of(
                        Violation.pointer("/first_name", "is missing"),
                        Violation.pointer("/last_name", "cannot be null"),
                        Violation.pointer("/email", "is missing")),
                input.source().faults());
    }

    @Test
    void changeMustNotEmptyARequiredField() {
        var input = input("{'first_name': null, 'email': ' ', 'role': null, 'status': null, 'phone': null}");
        input.requireKept();
        assertEquals(
                List.of(
                        Violation.pointer("/first_name", "cannot be null"),
                        Violation.pointer("/email", "cannot be null"),
                        Violation.pointer("/role", "cannot be null"),
                        Violation.pointer("/status", "cannot be null")),
                input.source().faults());
    }

    @Test
    void changeMayLeaveEveryFieldOut() {
        var input = input("{}");
        input.requireKept();
        assertEquals(List.of(), input.source().faults());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann@example.com", "ann@localhost", "a.b+c@x.y.z"})
    void emailIsAnAddress(String email) {
        assertEquals(email, input("{'email': ' " + email + " '}").email.value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "ann@", "@example.com", "ann lee@example.com", "ann@exam@ple"})
    void emailThatIsNoAddressIsRefused(String email) {
        var input = input("{'email': '%s', 'public': {'email': '%s'}}".formatted(email, email));
        assertEquals(
                List.of(
                        Violation.pointer("/email", "takes an e-mail address"),
                        Violation.pointer("/public/email", "takes an e-mail address")),
                input.source().faults());
    }

    @Test
    void statusIsOneOfTwoWords() {
        assertEquals("inactive", input("{'status': 'inactive'}").status.value());
        assertEquals(
                List.of(Violation.pointer("/status", "takes one of active, inactive")),
                input("{'status': 'Active'}").source().faults());
    }

    @Test
    void textsAreLimitedToTheirColumns() {
        var input = input("{'first_name': '%s', 'phone': '%s', 'role': '%s'}"
                .formatted("x".repeat(101), "1".repeat(41), "x".repeat(40)));
        assertEquals(
                List.of(
                        Violation.pointer("/first_name", "takes text of at most 100 characters"),
                        Violation.pointer("/phone", "takes text of at most 40 characters")),
                input.source().faults());
    }

    @Test
    void readOnlyAndUnknownMembersAreWarnings() {
        var input = input("{'id': 7, 'created_at': 'x', 'nickname': 'x', 'public': {'role': 'x'}}");
        assertEquals(
                List.of(
                        "id is read-only and was ignored",
                        "created_at is read-only and was ignored",
                        "nickname is unknown and was ignored",
                        "public/role is unknown and was ignored"),
                input.source().warnings());
    }

    @Test
    void nameIsTheEmail() {
        var input = input("{'email': 'Ann@example.com'}");
        input.rejectName();
        assertEquals("Ann@example.com", input.name().value());
        assertEquals(
                List.of(Violation.pointer("/email", "is the e-mail of another user")),
                input.source().faults());
    }

    private static UserInput input(String json) {
        return new UserInput(Requests.object(json));
    }
}
