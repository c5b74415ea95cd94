package com.mycrm.leads;

import static com.mycrm.leads.LeadFilters.ascending;
import static com.mycrm.leads.LeadFilters.descending;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.paging.PageRequest;
import com.mycrm.leads.counts.BlockOffsets;
import com.mycrm.leads.counts.Counts;
import com.mycrm.leads.whatsapp.WhatsappLead;
import com.mycrm.persistence.CountCache;
import com.mycrm.persistence.MemoryDatabase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeadQueriesTest {

    private static MemoryDatabase database;
    private static LeadQueries queries;

    @BeforeAll
    static void create() {
        database = MemoryDatabase.withSampleData();
        Counts.audit(database).now(LeadFilters.KIND);
        queries = new LeadQueries();
        queries.queries = database.queries();
        queries.jdbc = database.jdbc();
        queries.totals = Counts.totals(database);
        queries.blocks = new BlockOffsets();
    }

    @BeforeEach
    void forget() {
        queries.counts = new CountCache();
        database.takeStatements();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static List<Long> ids(String filter, PageRequest page) {
        return queries
                .page(LeadFilters.list(LeadFilters.of(filter), ascending(LeadSort.ID)), page)
                .value()
                .items()
                .stream()
                .map(view -> view.lead().id())
                .toList();
    }

    private static List<Long> ids(String sql) {
        return database.jdbc().list(sql, row -> row.getLong(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "filters[status]=pending",
                "filters[user]=1",
                "filters[date][from]=2024-01-01&filters[date][to]=2024-02-15",
                "filters[date][from]=2024-03-01T10:00:00Z&filters[status]=delivered"
            })
    void pageAndItsCountAreOneStatementWhereCountsAreKept(String filter) {
        var page = queries.page(
                LeadFilters.list(LeadFilters.of(filter), descending(LeadSort.DATE)), new PageRequest(1, 5));
        assertEquals(1, database.takeStatements().size());
        var count = queries.queries.count(WhatsappLead.class, Lead_.id, LeadFilters.of(filter));
        assertEquals(count, page.value().count());
    }

    @Test
    void countOfUncountedFilterIsRememberedUntilLeadsChange() {
        var filter = LeadFilters.of("filters[property][reference]=PF-FLEX");
        var first = queries.page(LeadFilters.list(filter, ascending(LeadSort.ID)), new PageRequest(1, 1));
        assertEquals(2, database.takeStatements().size());
        assertEquals(first, queries.page(LeadFilters.list(filter, ascending(LeadSort.ID)), new PageRequest(1, 1)));
        assertEquals(1, database.takeStatements().size());
    }

    @Test
    void leadsThatFitOnThePageNeedNoGeneration() {
        var filter = LeadFilters.of("filters[id]=7,9");
        var page = queries.page(LeadFilters.list(filter, ascending(LeadSort.ID)), new PageRequest(1, 5));
        assertEquals(1, database.takeStatements().size());
        assertEquals(2, page.value().count());
        assertEquals(
                page.generation(),
                queries.generation(LeadFilters.list(filter, ascending(LeadSort.ID)), new PageRequest(1, 5)));
    }

    @Test
    void rangeInTheOrderOfIdsIsCountedFirst() {
        var filter = LeadFilters.of("filters[date][from]=2024-01-01&filters[date][to]=2024-12-31");
        var found = queries.page(LeadFilters.list(filter, ascending(LeadSort.ID)), new PageRequest(1, 10));
        var statements = database.takeStatements();
        assertEquals("SELECT (SELECT folded", statements.get(0).substring(0, 21));
        assertEquals(
                ids("SELECT id FROM whatsapp_leads WHERE lead_date >= 1704067200 AND lead_date < 1735689600"
                        + " ORDER BY id LIMIT 10"),
                found.value().items().stream().map(view -> view.lead().id()).toList());
    }

    @ParameterizedTest
    @CsvSource({"1002, 1", "11, 100", "12, 100", "15, 100", "3, 499", "1499, 1", "1500, 1"})
    void farPageBeginsWhereItsOffsetSays(int number, int size) {
        var page = new PageRequest(number, size);
        assertEquals(
                ids("SELECT id FROM whatsapp_leads ORDER BY id LIMIT " + size + " OFFSET " + page.offset()),
                ids("", page));
    }

    @Test
    void farPageReadsNoRowsBeforeItsBlock() {
        ids("", new PageRequest(1400, 1));
        assertEquals(List.of(), database.takeStatements(), "a far page runs in a snapshot only");
    }

    @Test
    void farPageOfStatusBeginsWhereItsOffsetSays() {
        var status = "delivered";
        var count = ids("SELECT COUNT(*) FROM whatsapp_leads WHERE status = '" + status + "'")
                .get(0);
        for (var number = 1_002; number <= count; number += 37) {
            var page = new PageRequest(number, 1);
            assertEquals(
                    ids("SELECT id FROM whatsapp_leads WHERE status = '" + status + "' ORDER BY id LIMIT 1 OFFSET "
                            + page.offset()),
                    ids("filters[status]=" + status, page));
        }
    }

    @Test
    void pageBehindTheEndIsEmptyAndHasTheCount() {
        var page =
                queries.page(LeadFilters.list(LeadFilters.of(""), ascending(LeadSort.ID)), new PageRequest(100, 100));
        assertEquals(List.of(), page.value().items());
        assertEquals(1_500, page.value().count());
    }

    @Test
    void onlyPagesAfterTheFirstFindTheirIdsFirst() {
        var list = LeadFilters.list(LeadFilters.of("filters[user]=1"), ascending(LeadSort.ID));
        for (var number : List.of(1, 2)) {
            queries.page(list, new PageRequest(number, 10));
            var statements = database.takeStatements();
            assertEquals(1, statements.size(), statements::toString);
            assertEquals(number > 1, statements.get(0).contains(" JOIN (SELECT ID AS a1 FROM whatsapp_leads "));
        }
    }

    @Test
    void countIsAskedOnlyOnceWhileNoLeadChanges() {
        var filter = LeadFilters.of("filters[status]=delivered");
        var first = queries.page(LeadFilters.list(filter, ascending(LeadSort.ID)), new PageRequest(1, 2));
        database.takeStatements();
        var second = queries.page(LeadFilters.list(filter, ascending(LeadSort.ID)), new PageRequest(2, 2));
        assertEquals(
                List.of(),
                database.takeStatements().stream()
                        .filter(sql -> sql.contains("SUM("))
                        .toList());
        assertEquals(first.value().count(), second.value().count());
    }

    @Test
    void countIsAskedAgainWhenLeadsHaveChanged() {
        var filter = LeadFilters.of("filters[status]=notReady");
        var before = queries.page(LeadFilters.list(filter, ascending(LeadSort.ID)), new PageRequest(1, 1))
                .value()
                .count();
        var lead =
                "INSERT INTO lead_count_deltas (list, status, user_id, lead_block, date_day, created_day, updated_day, leads)"
                        + " VALUES (1, 'notReady', 1, 0, 0, 0, 0, ?)";
        database.jdbc().update(lead, 1);
        assertEquals(
                before + 1,
                queries.page(LeadFilters.list(filter, ascending(LeadSort.ID)), new PageRequest(1, 1))
                        .value()
                        .count());
        database.jdbc().update(lead, -1);
        assertEquals(
                before,
                queries.page(LeadFilters.list(filter, ascending(LeadSort.ID)), new PageRequest(1, 1))
                        .value()
                        .count());
    }

    @Test
    void singleLeadIsOneStatement() {
        assertEquals(
                "0478524147", queries.one(LeadFilters.KIND, 1).orElseThrow().phone());
        assertEquals(1, database.takeStatements().size());
        assertEquals(Optional.empty(), queries.one(LeadFilters.KIND, 0));
    }
}
