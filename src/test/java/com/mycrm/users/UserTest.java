package com.mycrm.users;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.directory.Requests;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserTest {

    private static final String ANN =
            "{'first_name': 'Ann', 'last_name': 'Lee', 'email': 'Ann@example.com', 'phone': '1'}";

    private final User user = new User();

    UserTest() {
        replace(ANN);
    }

    @Test
    void newUserIsAnActiveAgent() {
        assertEquals(List.of("agent", "active"), List.of(view().role(), view().status()));
    }

    @Test
    void nullRoleAndStatusOfAWholeUserAreTheDefaults() {
        replace("{'first_name': 'A', 'last_name': 'B', 'email': 'a@b', 'role': null, 'status': null}");
        assertEquals(List.of("agent", "active"), List.of(view().role(), view().status()));
    }

    @Test
    void mergeChangesGivenFieldsOnly() {
        merge("{'last_name': 'Low', 'phone': null}");
        assertEquals(
                List.of("Ann", "Low", "Ann@example.com"),
                List.of(view().firstName(), view().lastName(), view().email()));
        assertEquals(null, view().phone());
    }

    @Test
    void replaceEmptiesFieldsThatAreNotGiven() {
        merge("{'role': 'manager', 'status': 'inactive', 'public': {'first_name': 'A', 'phone': '2'}}");
        replace(ANN.replace(", 'phone': '1'", ""));
        assertEquals(
                new UserView(
                        0,
                        "Ann",
                        "Lee",
                        "Ann@example.com",
                        null,
                        "agent",
                        "active",
                        new UserView.Public("Ann", "Lee", "Ann@example.com", null),
                        null,
                        null),
                view());
    }

    @Test
    void publicProfileFollowsThePrivateValues() {
        assertEquals(new UserView.Public("Ann", "Lee", "Ann@example.com", "1"), view().shown());
        merge("{'first_name': 'Anna', 'phone': null}");
        assertEquals(new UserView.Public("Anna", "Lee", "Ann@example.com", null), view().shown());
    }

    @Test
    void publicValueOfItsOwnStaysWhenThePrivateOneChanges() {
        merge("{'public': {'first_name': 'A.', 'phone': '2'}}");
        merge("{'first_name': 'Anna', 'phone': '3'}");
        assertEquals(new UserView.Public("A.", "Lee", "Ann@example.com", "2"), view().shown());
    }

    @Test
    void publicProfileThatIsSentBackUnchangedGoesOnFollowing() {
        merge("{'public': {'first_name': 'Ann', 'last_name': 'Lee', 'email': 'Ann@example.com', 'phone': '1'}}");
        merge("{'first_name': 'Anna', 'last_name': 'Low', 'email': 'anna@example.com', 'phone': '2'}");
        assertEquals(new UserView.Public("Anna", "Low", "anna@example.com", "2"), view().shown());
    }

    @Test
    void nullMakesAPublicValueFollowAgain() {
        merge("{'public': {'first_name': 'A.', 'phone': '2'}}");
        merge("{'public': null, 'first_name': 'Anna'}");
        assertEquals(new UserView.Public("Anna", "Lee", "Ann@example.com", "1"), view().shown());
    }

    @Test
    void deactivationKeepsEverythingElse() {
        var before = view();
        user.deactivate();
        assertEquals("inactive", view().status());
        merge("{'status': 'active'}");
        assertEquals(before, view());
    }

    /** The view of a user that was stored under the id 0. */
    private UserView view() {
        return user.view();
    }

    private void merge(String json) {
        user.merge(new UserInput(Requests.object(json)));
    }

    private void replace(String json) {
        user.reset();
        merge(json);
    }
}
