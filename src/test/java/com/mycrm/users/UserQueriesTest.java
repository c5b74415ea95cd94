package com.mycrm.users;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.paging.PageRequest;
import com.mycrm.api.paging.SortOrder;
import com.mycrm.config.Setting;
import com.mycrm.config.TestConfig;
import com.mycrm.directory.DirectoryTester;
import com.mycrm.directory.Requests;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reads that all directories share, and those of users, on the sort keys and filters of users. */
@ExtendWith(TestConfig.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UserQueriesTest {

    private final DirectoryTester tester = new DirectoryTester();
    private final UserQueries queries = tester.inject(new UserQueries());
    private final UserCommands commands = tester.inject(new UserCommands(), queries);

    private final long ann = create("'Ann', 'last_name': 'Low', 'email': 'Ann@example.com', 'phone': '1'");
    private final long bob = create("'Bob', 'last_name': 'Lee', 'email': 'bob@example.com', 'role': 'manager'");
    private final long eve = create("'Eve', 'last_name': 'Lee', 'email': 'eve@example.com', 'status': 'inactive'");

    @AfterAll
    void close() {
        tester.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'', Ann Bob Eve",
        "filters[email]=ANN@example.com, Ann",
        "filters[status]=active, Ann Bob",
        "filters[role]=agent, Ann Eve",
        "filters[role]=agent&filters[status]=inactive, Eve",
        "sort=last_name, Bob Eve Ann",
        "sort=last_name&sort_order=DESC, Ann Eve Bob",
        "sort=email&sort_order=DESC, Eve Bob Ann",
        "sort=status, Ann Bob Eve"
    })
    void listIsFilteredAndSorted(String query, String names) {
        assertEquals(List.of(names.split(" ")), names(query));
    }

    @Test
    void listIsFilteredById() {
        assertEquals(List.of("Ann", "Eve"), names("filters[id]=%d,%d".formatted(eve, ann)));
    }

    @Test
    void pageHasTheCountOfAllMatches() {
        var filter = new UserFilter(Set.of(), Set.of(), null, Set.of());
        var order = new SortOrder<>(UserSort.FIRST_NAME, UserSort.ID, true);
        var page = run(() -> queries.page(filter, order, new PageRequest(2, 1), 0));
        assertEquals(3, page.count());
        assertEquals(
                List.of("Bob"), page.items().stream().map(UserView::firstName).toList());
    }

    @Test
    void slicesFollowEachOther() {
        var filter = new UserFilter(Set.of(), Set.of(), null, Set.of());
        var order = new SortOrder<>(UserSort.LAST_NAME, UserSort.ID, false);
        var first = run(() -> queries.slice(filter, order, null, 2));
        var second = run(() -> queries.slice(filter, order, first.last(), 2));
        assertEquals(
                List.of(List.of("Ann", "Eve"), List.of("Bob")),
                List.of(
                        first.items().stream().map(UserView::firstName).toList(),
                        second.items().stream().map(UserView::firstName).toList()));
    }

    @Test
    void userIsFoundByItsEmailInAnyCase() {
        assertEquals(Optional.of(ann), run(() -> queries.idOf(" ANN@Example.com")));
        assertEquals(Optional.empty(), run(() -> queries.idOf("Ann")));
    }

    @Test
    void existingAndActiveUsersAreToldApart() {
        var ids = Set.of(ann, bob, eve, eve + 1);
        assertEquals(Set.of(ann, bob, eve), run(() -> queries.existing(ids)));
        assertEquals(Set.of(ann, bob), run(() -> queries.active(ids)));
        assertEquals(Set.of(), run(() -> queries.active(Set.of())));
    }

    @Test
    void fallbackIsTheConfiguredUserOrTheFirst() {
        assertEquals(ann, run(queries::fallback));
        TestConfig.set(Setting.FALLBACK_USER, "Bob@example.com");
        assertEquals(bob, run(queries::fallback));
        TestConfig.set(Setting.FALLBACK_USER, "nobody@example.com");
        assertEquals(ann, run(queries::fallback));
    }

    @Test
    void phoneIsThatOfTheUser() {
        assertEquals(Optional.of("1"), run(() -> queries.phone(ann)));
        assertEquals(Optional.empty(), run(() -> queries.phone(bob)));
        assertEquals(Optional.empty(), run(() -> queries.phone(eve + 1)));
    }

    private List<String> names(String query) {
        var parameters = Requests.parameters(query);
        var filter = UserFilter.of(parameters);
        var order = SortOrder.of(parameters, UserSort.values(), UserSort.ID);
        parameters.check(false);
        var page = run(() -> queries.page(filter, order, new PageRequest(1, 10), 0));
        return page.items().stream().map(UserView::firstName).toList();
    }

    private long create(String fields) {
        var input = new UserInput(Requests.object("{'first_name': " + fields + "}"));
        return run(() -> commands.create(input, Requests.WRITE)).view().id();
    }

    private <T> T run(Supplier<T> work) {
        return tester.inTransaction(work);
    }
}
