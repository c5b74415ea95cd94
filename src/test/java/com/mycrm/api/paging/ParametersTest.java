package com.mycrm.api.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Violation;
import jakarta.persistence.metamodel.SingularAttribute;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    private enum Key implements SortKey<Object> {
        ID,
        DATE;

        @Override
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        @Override
        public SingularAttribute<Object, ?> attribute() {
            throw new AssertionError("reading parameters needs no attribute");
        }

        @Override
        public boolean isText() {
            return false;
        }
    }

    @Test
    void aCommaListAndARepeatedFilterMeanAnyOf() {
        var parameters = of("filters[id]=3,4&filters[id][]=+5&filters[id]=-1");
        assertEquals(Set.of(3L, 4L, 5L, -1L), parameters.integers("id"));
        parameters.check(false);
        assertEquals(List.of(), parameters.warnings());
    }

    @Test
    void allFaultsOfARequestAreNamedAtOnce() {
        var parameters = of("filters[id]=x,7,&filters[user]=&page=0&per_page=ten&sort=name&sort_order=up"
                + "&filters[date]=2023-02-30&filters[date][from]=soon"
                + "&filters[nope]=1&filters[a][b]=1&filters[=1&filters=1");
        parameters.integers("id");
        parameters.integers("user");
        parameters.time("date");
        SortOrder.of(parameters, Key.values(), Key.ID);
        parameters.page();
        assertEquals(
                List.of(
                        Violation.parameter("filters[id]", "takes whole numbers, separated by commas"),
                        Violation.parameter("filters[user]", "takes whole numbers, separated by commas"),
                        Violation.parameter("filters[date]", "takes a day, YYYY-MM-DD"),
                        Violation.parameter(
                                "filters[date][from]",
                                "takes a day, YYYY-MM-DD, or an RFC 3339 instant, 2023-05-09T08:30:00Z"),
                        Violation.parameter("sort", "takes one of id, date"),
                        Violation.parameter("sort_order", "takes ASC or DESC"),
                        Violation.parameter("page", "takes a whole number from 1"),
                        Violation.parameter("per_page", "takes a whole number from 1"),
                        malformed("filters["),
                        malformed("filters"),
                        Violation.parameter(
                                "filters[nope]",
                                "is unknown; there are id, user, date, date[from], date[to], date_from, date_to"),
                        Violation.parameter(
                                "filters[a][b]",
                                "is unknown; there are id, user, date, date[from], date[to], date_from, date_to")),
                faults(parameters));
    }

    private static Violation malformed(String parameter) {
        return Violation.parameter(
                parameter,
                "is no filter: write filters[name]=value;"
                        + " there are id, user, date, date[from], date[to], date_from, date_to");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filter[name]=a",
                "filters=a",
                "filter=a",
                "Filters[name]=a",
                "filters[name=a",
                "filters%5Bname=a",
                "filters[name]x=a",
                "filtersname=a",
                "sort[0]=a",
                "page%5Bnumber%5D=2",
                "[name]=a"
            })
    void whatLooksLikeAFilterAndIsNoneIsRefused(String query) {
        var parameters = of(query);
        parameters.text("name");
        assertEquals(
                List.of(Violation.parameter(
                        QueryString.parse(query).parameters().get(0).name(),
                        "is no filter: write filters[name]=value; there are name")),
                faults(parameters));
    }

    @Test
    void listWithoutFiltersSaysSo() {
        assertEquals(
                List.of(Violation.parameter("filters[name]", "is unknown; this list has no filters")),
                faults(of("filters[name]=a")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filters[id][0]=1&filters[id][1]=2",
                "filters%5Bid%5D%5B0%5D=1&filters%5Bid%5D%5B7%5D=2",
                "filters[id][]=1&filters[id][]=2",
                "filters[id]=1&filters[id]=2",
                "filters[id]=1,2"
            })
    void severalValuesAreWrittenAsClientsDo(String query) {
        assertEquals(Set.of(1L, 2L), of(query).integers("id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filters[property][id]=1",
                "filters[property[id]]=1",
                "filters[property][id][0]=1",
                "filters[property[id]][]=1"
            })
    void innerNameIsWrittenAfterTheOuterOrInIt(String query) {
        assertEquals(Set.of(1L), of(query).integers("property[id]"));
    }

    @Test
    void handlingLenientTurnsAnUnknownFilterIntoAWarning() {
        var parameters = of("filters[]=1&filters[nope]=1&colour=red&per_page=501");
        assertEquals(new PageRequest(1, 500), parameters.page());
        parameters.check(true);
        assertEquals(
                List.of(
                        "filters[] names no filter and was ignored",
                        "per_page is 500 at most; more was given",
                        "the filter nope is unknown and was ignored",
                        "the parameter colour is unknown and was ignored"),
                parameters.warnings());
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=1&page=2", "sort=id&sort=date", "filters[name]=a&filters[name]=b"})
    void whatHasOneValueIsGivenOnce(String query) {
        var parameters = of(query);
        parameters.page();
        SortOrder.of(parameters, Key.values(), Key.ID);
        parameters.text("name");
        assertEquals(
                List.of("is given more than once"),
                faults(parameters).stream().map(Violation::detail).toList());
    }

    @Test
    void twoNamesOfOneFilterAreNotGivenTogether() {
        assertEquals(Set.of(1L), of("filters[property]=1").integers("property[id]", "property"));
        assertEquals(Set.of(2L), of("filters[property][id]=2").integers("property[id]", "property"));
        var both = of("filters[property]=1&filters[property][id]=2");
        both.integers("property[id]", "property");
        assertEquals(
                List.of(Violation.parameter(
                        "filters[property]", "is another name of filters[property][id], give one of them")),
                faults(both));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "filters[date]=2023-05-09, 2023-05-09T00:00:00Z, 2023-05-10T00:00:00Z",
                "filters[date][from]=2023-05-09, 2023-05-09T00:00:00Z, -",
                "filters[date][to]=2023-05-09, -, 2023-05-10T00:00:00Z",
                "filters[date_from]=2023-05-09&filters[date_to]=2023-05-09, 2023-05-09T00:00:00Z, 2023-05-10T00:00:00Z",
                "filters[date][from]=2023-05-09T10:00:00Z, 2023-05-09T10:00:00Z, -",
                "filters[date][from]=2023-05-09T10:00:00.001Z, 2023-05-09T10:00:01Z, -",
                "filters[date][to]=2023-05-09T10:00:00Z, -, 2023-05-09T10:00:01Z",
                "filters[date][to]=2023-05-09T10:00:00.999z, -, 2023-05-09T10:00:01Z",
                "filters[date][from]=2023-05-09T10:00:00%2B04:00, 2023-05-09T06:00:00Z, -",
                "filters[date][from]=2023-05-09T10:00:00+04:00, 2023-05-09T06:00:00Z, -",
                "filters[date]=2023-05-09&filters[date][from]=2023-05-09T10:00:00Z,"
                        + " 2023-05-09T10:00:00Z, 2023-05-10T00:00:00Z"
            })
    void daysAndInstantsAreHalfOpenRangesOfSeconds(String query, Instant from, Instant before) {
        assertEquals(new TimeRange(from, before), of(query).time("date"));
    }

    @Test
    void aDayIsADayOfTheConfiguredZone() {
        var brussels = new Parameters(QueryString.parse("filters[date]=2023-03-26"), ZoneId.of("Europe/Brussels"));
        assertEquals(
                new TimeRange(Instant.parse("2023-03-25T23:00:00Z"), Instant.parse("2023-03-26T22:00:00Z")),
                brussels.time("date"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2023-5-9", "20230509", "+12023-05-09", "2023-05-09T10:00", "2023-05-09T25:00:00Z", "", " "})
    void whatIsNoTimeIsRefused(String value) {
        var parameters = of("filters[date][from]=" + value.replace("+", "%2B"));
        parameters.time("date");
        assertEquals(
                List.of(Violation.parameter(
                        "filters[date][from]",
                        "takes a day, YYYY-MM-DD, or an RFC 3339 instant, 2023-05-09T08:30:00Z")),
                faults(parameters));
    }

    @Test
    void theOrderIsByIdAscendingUnlessSaid() {
        assertEquals(new SortOrder<>(Key.ID, Key.ID, true), SortOrder.of(of(""), Key.values(), Key.ID));
        assertEquals(new SortOrder<>(Key.ID, Key.ID, false), SortOrder.of(of("sort_order=desc"), Key.values(), Key.ID));
        assertEquals(
                new SortOrder<>(Key.DATE, Key.ID, true),
                SortOrder.of(of("sort=date&sort_order=Asc"), Key.values(), Key.ID));
    }

    @Test
    void theOffsetOfTheLastPossiblePageIsNoIntOverflow() {
        assertEquals(
                1_073_741_823_000L, of("page=2147483647&per_page=500").page().offset());
    }

    @Test
    void numbersBeyondAnIntAreTheGreatest() {
        var parameters = of("page=4294967297&per_page=99999999999999999999");
        assertEquals(new PageRequest(Integer.MAX_VALUE, 500), parameters.page());
        parameters.check(false);
        assertEquals(List.of("per_page is 500 at most; more was given"), parameters.warnings());
    }

    private static Parameters of(String raw) {
        return new Parameters(QueryString.parse(raw), ZoneOffset.UTC);
    }

    private static List<Violation> faults(Parameters parameters) {
        return assertThrows(ProblemException.class, () -> parameters.check(false))
                .problem()
                .errors();
    }
}
