package com.mycrm.leads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.paging.PageRequest;
import com.mycrm.leads.counts.CountQuery;
import com.mycrm.leads.counts.DateField;
import com.mycrm.persistence.MemoryDatabase;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeadFilterTest {

    private static MemoryDatabase database;

    /** The provider fills the static metamodel, which conditions name. */
    @BeforeAll
    static void startProvider() {
        database = new MemoryDatabase();
        database.queries();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filters[id]=1",
                "filters[phone]=0501234567",
                "filters[phone]=123",
                "filters[property][id]=1",
                "filters[property][reference]=x",
                "filters[referral]=120",
                "filters[user]=1&filters[date]=2024-01-01",
                "filters[date]=2024-01-01&filters[created]=2024-01-01",
                "filters[status]=pending&filters[property]=1"
            })
    void noCountIsKept(String query) {
        assertEquals(Optional.empty(), LeadFilters.of(query).countQuery());
    }

    @Test
    void countIsKeptByStatusAndUser() {
        var filter = LeadFilters.of("filters[status]=pending,delivered&filters[user]=3,4");
        assertEquals(
                Optional.of(new CountQuery(Set.of("pending", "delivered"), Set.of(3L, 4L), null, filter.date())),
                filter.countQuery());
    }

    @ParameterizedTest
    @CsvSource({"date, DATE", "created, CREATED", "updated, UPDATED"})
    void countIsKeptByDate(String name, DateField field) {
        var filter = LeadFilters.of("filters[" + name + "]=2024-01-01");
        var query = filter.countQuery().orElseThrow();
        assertEquals(field, query.field());
        assertEquals("2024-01-01T00:00:00Z", query.range().from().toString());
        assertEquals(Optional.of(field), filter.dateField());
    }

    @Test
    void countOfAllLeadsIsKept() {
        assertEquals(true, LeadFilters.of("").countQuery().orElseThrow().isByStatusOnly());
    }

    @Test
    void idsFitOnAPageOfTheirNumber() {
        var filter = LeadFilters.of("filters[id]=1,2,3");
        assertEquals(true, filter.fitsOn(new PageRequest(1, 3)));
        assertEquals(false, filter.fitsOn(new PageRequest(1, 2)));
        assertEquals(false, filter.fitsOn(new PageRequest(2, 3)));
        assertEquals(false, LeadFilters.of("").fitsOn(new PageRequest(1, 500)));
    }
}
