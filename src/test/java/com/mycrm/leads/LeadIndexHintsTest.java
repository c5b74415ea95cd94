package com.mycrm.leads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.paging.Parameters;
import com.mycrm.api.paging.QueryString;
import com.mycrm.leads.LeadIndexHints.AccessPath;
import com.mycrm.leads.counts.CountResult;
import com.mycrm.leads.counts.CountResult.IdRange;
import com.mycrm.leads.whatsapp.WhatsappLead;
import com.mycrm.leads.whatsapp.WhatsappLeads;
import com.mycrm.persistence.Condition;
import com.mycrm.persistence.EitherCondition;
import com.mycrm.persistence.IndexHint;
import com.mycrm.persistence.MemoryDatabase;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LeadIndexHintsTest {

    private static final String WEEK = "filters[date][from]=2025-03-03&filters[date][to]=2025-03-09";

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

    private static AccessPath path(String query, LeadSort sort, CountResult count) {
        return LeadIndexHints.choose("ix_leads", LeadFilters.of(query), LeadFilters.ascending(sort), () -> count);
    }

    private static CountResult count(long leads) {
        return new CountResult(0, OptionalLong.of(leads), null);
    }

    @ParameterizedTest
    @CsvSource({
        "'', DATE, ix_leads_date, true",
        "'', PHONE, ix_leads_phone, true",
        "filters[status]=pending, ID, ix_leads_status, true",
        "filters[status]=pending, STATUS, ix_leads_status, true",
        "filters[status]=pending, DATE, ix_leads_status_date, true",
        "filters[status]=pending, UPDATED, ix_leads_status_updated, true",
        "filters[user]=1, ID, ix_leads_user, true",
        "filters[user]=1, USER, ix_leads_user, true",
        "filters[user]=1, STATUS, ix_leads_user_status, true",
        "filters[user]=1, DATE, ix_leads_user_date, true",
        "filters[user]=1&filters[status]=pending, ID, ix_leads_user_status, true",
        "filters[user]=1&filters[date]=2025-03-03, DATE, ix_leads_user_date, true",
        "filters[user]=1&filters[date]=2025-03-03, PHONE, ix_leads_user_date, false",
        "filters[property]=1, ID, ix_leads_property, true",
        "filters[property]=1, DATE, ix_leads_property, false",
        "filters[property][reference]=x, ID, ix_leads_reference, true",
        "filters[property][reference]=x, DATE, ix_leads_reference, false",
        "filters[phone]=971501234567, ID, 'ix_leads_phone_end_3', true",
        "filters[phone]=%2B4520123456, ID, 'ix_leads_phone_end_3, ix_leads_phone_end_6, ix_leads_digits', true",
        "filters[phone]=0501234567, ID, 'ix_leads_phone_end_3, ix_leads_phone_end_6', true",
        "filters[date]=2025-03-03, DATE, ix_leads_date, true",
        "filters[created]=2025-03-03, DATE, ix_leads_created, false",
        "filters[date]=2025-03-03&filters[status]=pending, DATE, ix_leads_status_date, true"
    })
    void listedFilterHasItsIndex(String query, LeadSort sort, String index, boolean isSorted) {
        assertEquals(
                new IndexHint(index, isSorted),
                path(query, sort, count(1_000_000)).hint());
    }

    @ParameterizedTest
    @CsvSource({
        "filters[id]=1, ID",
        "filters[phone]=123, ID",
        "'filters[user]=1,2', ID",
        "'filters[status]=pending,delivered', ID",
        "filters[status]=pending, PHONE",
        "filters[user]=1&filters[created]=2025-03-03, ID"
    })
    void otherFilterHasNone(String query, LeadSort sort) {
        assertEquals(IndexHint.NONE, path(query, sort, count(1_000_000)).hint());
    }

    @Test
    void conditionOnAnotherTableHasNone() {
        var kind = new WhatsappLeads() {
            @Override
            protected List<Condition<WhatsappLead>> filters(Parameters parameters) {
                return List.of(new EitherCondition<WhatsappLead>(List.of()));
            }
        };
        var filter = LeadFilter.of(kind, new Parameters(QueryString.parse("filters[status]=pending"), ZoneOffset.UTC));
        assertEquals(
                IndexHint.NONE,
                LeadIndexHints.choose("ix_leads", filter, LeadFilters.ascending(LeadSort.ID), () -> count(9))
                        .hint());
    }

    @Test
    void fewLeadsOfAUserAreSortedAndManyAreReadInOrder() {
        assertEquals(
                "ix_leads_user",
                path("filters[user]=1", LeadSort.PHONE, count(20_000)).hint().index());
        assertEquals(
                "ix_leads_phone",
                path("filters[user]=1", LeadSort.PHONE, count(20_001)).hint().index());
    }

    @ParameterizedTest
    @EnumSource(names = {"PHONE", "USER", "CREATED"})
    void fewLeadsOfAStatusAreSortedAndForManyTheOptimizerChooses(LeadSort sort) {
        var status = "filters[status]=pending";
        assertEquals(
                new IndexHint("ix_leads_status", false),
                path(status, sort, count(20_000)).hint());
        assertEquals(IndexHint.NONE, path(status, sort, count(20_001)).hint());
    }

    @Test
    void fewLeadsOfARangeAreSortedAndForManyTheOptimizerChooses() {
        assertEquals(
                "ix_leads_date",
                path(WEEK, LeadSort.PHONE, count(20_000)).hint().index());
        assertEquals(IndexHint.NONE, path(WEEK, LeadSort.PHONE, count(20_001)).hint());
    }

    @Test
    void manyLeadsOfARangeAreReadInTheOrderOfTheirIds() {
        var ids = new IdRange(500_000, 900_000);
        var many = new CountResult(0, OptionalLong.of(300_000), ids);
        assertEquals(new AccessPath(IndexHint.sorted("PRIMARY"), ids, many), path(WEEK, LeadSort.ID, many));
        var few = new CountResult(0, OptionalLong.of(300), ids);
        assertEquals(new AccessPath(new IndexHint("ix_leads_date", false), null, few), path(WEEK, LeadSort.ID, few));
    }

    @ParameterizedTest
    @CsvSource({
        "filters[user]=1, PHONE, true",
        "filters[user]=1, DATE, false",
        "filters[user]=1&filters[status]=pending, DATE, true",
        "filters[date]=2025-03-03, ID, true",
        "filters[date]=2025-03-03, DATE, false",
        "filters[status]=pending, ID, false",
        "filters[status]=pending, DATE, false",
        "filters[status]=pending, USER, true",
        "filters[status]=pending, CREATED, true",
        "'', PHONE, false"
    })
    void countIsAskedWhereItDecides(String query, LeadSort sort, boolean isNeeded) {
        var count = count(1_000_000);
        assertEquals(isNeeded ? count : null, path(query, sort, count).count());
    }
}
