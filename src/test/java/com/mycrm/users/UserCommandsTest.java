package com.mycrm.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.WriteRequest;
import com.mycrm.api.etag.IfMatch;
import com.mycrm.api.etag.Versioned;
import com.mycrm.api.problem.Problem;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Problems;
import com.mycrm.api.problem.Violation;
import com.mycrm.directory.DirectoryTester;
import com.mycrm.directory.Requests;
import com.mycrm.imports.IdentifiedRow;
import com.mycrm.security.RightsGuard;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of writes that all directories share, on users. */
class UserCommandsTest {

    private static final String ANN = "{'first_name': 'Ann', 'last_name': 'Lee', 'email': 'Ann@example.com'}";
    private static final String BOB = "{'first_name': 'Bob', 'last_name': 'Low', 'email': 'bob@example.com'}";

    private final DirectoryTester tester = new DirectoryTester();

    private final UserCommands commands = tester.inject(new UserCommands(), new UserQueries());

    /** Refuses what a test sets. */
    private final class Guard extends RightsGuard {

        @Override
        public void checkHolds(long userId, Set<String> held) {
            if (userId == untouchable) {
                throw Problems.forbidden("key.manage");
            }
        }

        @Override
        public void checkOthersHoldRightsOf(long userId) {
            if (userId == last) {
                throw new ProblemException(Problem.of(409, "The last one."));
            }
        }
    }

    private long untouchable;
    private long last;
    private long ann;

    @BeforeEach
    void createAnn() {
        commands.guard = new Guard();
        ann = run(() -> commands.create(input(ANN), Requests.WRITE)).view().id();
        tester.counted().clear();
    }

    @AfterEach
    void close() {
        tester.close();
    }

    @Test
    void createStoresTheUserAndCountsTheChange() {
        var bob = run(() -> commands.create(input(BOB), Requests.WRITE));
        assertEquals(bob, stored(bob.view().id()));
        assertEquals(bob.view().createdAt(), bob.view().updatedAt());
        assertEquals(List.of("users"), tester.counted());
    }

    @Test
    void createRefusesTheEmailOfAnotherUserInAnyCase() {
        assertEquals(
                List.of(Violation.pointer("/email", "is the e-mail of another user")),
                refused(422, () -> commands.create(input(ANN.replace("Ann@", "aNN@")), Requests.WRITE)));
    }

    @Test
    void changeStoresTheDifference() {
        var before = stored(ann);
        var changed =
                run(() -> commands.change(ann, input("{'phone': '1', 'email': 'ANN@example.com'}"), Requests.WRITE));
        assertEquals(changed, stored(ann));
        assertEquals(before.version() + 1, changed.version());
        assertEquals(
                List.of("1", "ANN@example.com"),
                List.of(changed.view().phone(), changed.view().email()));
        assertEquals(List.of("users"), tester.counted());
    }

    @Test
    void writesWithoutADifferenceChangeNothing() {
        var before = stored(ann);
        assertEquals(before, run(() -> commands.change(ann, input("{'first_name': 'Ann'}"), Requests.WRITE)));
        assertEquals(before, run(() -> commands.replace(ann, input(ANN), Requests.WRITE)));
        assertEquals(before, stored(ann));
        assertEquals(List.of(), tester.counted());
    }

    @Test
    void replaceEmptiesWhatIsNotGiven() {
        run(() -> commands.change(ann, input("{'phone': '1'}"), Requests.WRITE));
        var replaced = run(() -> commands.replace(ann, input(ANN), Requests.WRITE));
        assertEquals(null, replaced.view().phone());
        assertEquals(
                List.of(Violation.pointer("/email", "is missing")),
                refused(
                        422,
                        () -> commands.replace(
                                ann, input("{'first_name': 'Ann', 'last_name': 'Lee'}"), Requests.WRITE)));
    }

    @Test
    void writesRefuseAnotherVersion() {
        var stale = new WriteRequest(
                "tester", Set.of(), new IfMatch(Set.of(stored(ann).version() + 1)));
        refused(412, () -> commands.change(ann, input("{'phone': '1'}"), stale));
        refused(412, () -> commands.replace(ann, input(ANN), stale));
        refused(412, () -> commands.delete(ann, stale));
        refused(412, () -> commands.put("bob@example.com", input(BOB), stale));
    }

    @Test
    void writesOfNoUserAreNotFound() {
        refused(404, () -> commands.change(ann + 1, input("{}"), Requests.WRITE));
        refused(404, () -> commands.delete(ann + 1, Requests.WRITE));
    }

    @Test
    void putCreatesOrReplaces() {
        var created = run(() -> commands.put("bob@example.com", input(BOB), Requests.WRITE));
        var replaced = run(() -> commands.put("ANN@example.com", input(ANN), Requests.WRITE));
        assertEquals(List.of(true, false), List.of(created.isNew(), replaced.isNew()));
        assertEquals(ann, replaced.object().view().id());
    }

    @Test
    void putMakesAUserOfItsEmail() {
        var email = "jean.pac@example.com";
        var created = run(() -> commands.put(email, named("{}", email), Requests.WRITE));
        assertEquals(true, created.isNew());
        assertEquals(
                List.of("Jean", "Pac", "agent", "active"),
                List.of(
                        created.object().view().firstName(),
                        created.object().view().lastName(),
                        created.object().view().role(),
                        created.object().view().status()));
        var renamed = run(() -> commands.put(email, named("{'first_name': 'J.'}", email), Requests.WRITE));
        assertEquals(
                List.of("J.", "Pac"),
                List.of(
                        renamed.object().view().firstName(),
                        renamed.object().view().lastName()));
    }

    @Test
    void putRefusesAnAddressThatIsNone() {
        assertEquals(
                List.of(Violation.pointer("/email", "takes an e-mail address")),
                refused(422, () -> commands.put("nobody", named("{}", "nobody"), Requests.WRITE)));
        assertEquals(
                List.of(Violation.pointer("/email", "cannot be null")),
                refused(422, () -> commands.put(" ", named("{}", " "), Requests.WRITE)));
    }

    private static UserInput named(String json, String email) {
        return new UserInput(Requests.named(json, "email", email));
    }

    @Test
    void putAllCreatesOrChangesAndLeavesOutFaults() {
        var inputs = List.of(
                input(BOB),
                input("{'email': 'ann@EXAMPLE.com', 'phone': '1'}"),
                input("{'email': 'carl@example.com'}"),
                input("{'email': 'bob@example.com', 'first_name': null}"));
        run(() -> {
            commands.putAll(rows(inputs), Requests.WRITE);
            return null;
        });
        assertEquals("1", stored(ann).view().phone());
        assertEquals(
                List.of("Ann", "Bob"),
                tester.em()
                        .createQuery("SELECT u.firstName FROM User u ORDER BY u.id", String.class)
                        .getResultList());
        assertEquals(
                List.of(0, 0, 2, 1),
                inputs.stream().map(input -> input.source().faults().size()).toList());
    }

    @Test
    void userWithMoreRightsThanTheCallerStaysAsItIs() {
        var before = stored(ann);
        untouchable = ann;
        refused(403, () -> commands.change(ann, input("{'phone': '1'}"), Requests.WRITE));
        refused(403, () -> commands.replace(ann, input(ANN), Requests.WRITE));
        refused(403, () -> commands.put("ann@example.com", named("{}", "ann@example.com"), Requests.WRITE));
        refused(403, () -> commands.delete(ann, Requests.WRITE));
        tester.referTo(ann);
        refused(403, () -> commands.delete(ann, Requests.WRITE));
        assertEquals(
                List.of(Violation.pointer(
                        "/email",
                        "is the e-mail of a user that cannot be changed. This needs the right key.manage, which the token"
                                + " does not give.")),
                imported("{'email': 'ann@example.com', 'phone': '1'}"));
        assertEquals(before, stored(ann));
    }

    @Test
    void lastHolderOfARightStaysActive() {
        var before = stored(ann);
        last = ann;
        refused(409, () -> commands.change(ann, input("{'status': 'inactive'}"), Requests.WRITE));
        refused(409, () -> commands.replace(ann, input(ANN.replace("}", ", 'status': 'inactive'}")), Requests.WRITE));
        refused(409, () -> commands.delete(ann, Requests.WRITE));
        tester.referTo(ann);
        refused(409, () -> commands.delete(ann, Requests.WRITE));
        assertEquals(
                List.of(Violation.pointer("/email", "is the e-mail of a user that cannot be changed. The last one.")),
                imported("{'email': 'ann@example.com', 'status': 'inactive'}"));
        assertEquals(before, stored(ann));
        run(() -> commands.change(ann, input("{'phone': '1'}"), Requests.WRITE));
        last = 0;
        run(() -> commands.change(ann, input("{'status': 'inactive'}"), Requests.WRITE));
        last = ann;
        run(() -> commands.change(ann, input("{'phone': '2'}"), Requests.WRITE));
    }

    private static List<IdentifiedRow<UserInput>> rows(List<UserInput> inputs) {
        return inputs.stream()
                .map(input -> new IdentifiedRow<>(null, null, input))
                .toList();
    }

    private List<Violation> importedById(long id, String json) {
        var row = input(json);
        run(() -> {
            commands.putAll(List.of(new IdentifiedRow<>(id, null, row)), Requests.WRITE);
            return null;
        });
        return row.source().faults();
    }

    @Test
    void userIsFoundByEmailAndByNameInEitherOrder() {
        var queries = tester.inject(new UserQueries());
        for (var text : List.of("ann@EXAMPLE.com", "Ann Lee", "lee, ANN", " LEE  ann ")) {
            assertEquals(Set.of(ann), run(() -> queries.byName(text)), text);
        }
        for (var text : List.of("Ann", "Ann Low", "nobody@example.com", "")) {
            assertEquals(Set.of(), run(() -> queries.byName(text)), text);
        }
    }

    @Test
    void rowWithAnIdChangesTheUserOfTheId() {
        assertEquals(List.of(), importedById(ann, "{'email': 'anna@example.com', 'phone': null}"));
        assertEquals("anna@example.com", stored(ann).view().email());
        var before = stored(ann);
        assertEquals(List.of(), importedById(ann, "{'email': 'anna@example.com', 'phone': null}"));
        assertEquals(before, stored(ann));
        assertEquals(
                List.of(Violation.pointer("/id", "is the id of no user here")),
                importedById(ann + 99, "{'email': 'x@example.com'}"));
        assertEquals(List.of(Violation.pointer("/email", "cannot be null")), importedById(ann, "{'email': null}"));
    }

    private List<Violation> imported(String json) {
        var row = input(json);
        run(() -> {
            commands.putAll(rows(List.of(row)), Requests.WRITE);
            return null;
        });
        return row.source().faults();
    }

    @Test
    void deleteRemovesAUser() {
        assertEquals(Optional.empty(), run(() -> commands.delete(ann, Requests.WRITE)));
        refused(404, () -> commands.delete(ann, Requests.WRITE));
        assertEquals(List.of("users"), tester.counted());
    }

    @Test
    void deleteDeactivatesAUserThatIsReferredTo() {
        tester.referTo(ann);
        var kept = run(() -> commands.delete(ann, Requests.WRITE));
        assertEquals("inactive", stored(ann).view().status());
        assertEquals(kept, run(() -> commands.delete(ann, Requests.WRITE)));
        assertEquals(List.of("users"), tester.counted());
    }

    private Versioned<UserView> stored(long id) {
        return tester.stored(User.class, id);
    }

    private <T> T run(Supplier<T> work) {
        return tester.inTransaction(work);
    }

    private List<Violation> refused(int status, Supplier<?> work) {
        var refusal = assertThrows(ProblemException.class, () -> run(work));
        assertEquals(status, refusal.problem().status());
        return refusal.problem().errors();
    }

    private static UserInput input(String json) {
        return new UserInput(Requests.object(json));
    }
}
