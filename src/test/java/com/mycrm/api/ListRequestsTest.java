package com.mycrm.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.PageRequest;
import com.mycrm.api.paging.Parameters;
import com.mycrm.api.paging.SortKey;
import com.mycrm.api.paging.SortOrder;
import com.mycrm.api.problem.FakeRequest;
import com.mycrm.api.problem.ProblemException;
import com.mycrm.api.problem.Violation;
import jakarta.persistence.metamodel.SingularAttribute;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListRequestsTest {

    private enum BoatSort implements SortKey<Object> {
        ID,
        NAME;

        @Override
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        @Override
        public SingularAttribute<Object, ?> attribute() {
            throw new AssertionError("reading a request needs no attribute");
        }

        @Override
        public boolean isText() {
            return true;
        }
    }

    @Test
    void readReturnsFilterSortAndPage() {
        var list = read(new FakeRequest("GET", "/boats?filters[id]=1,2&sort=name&sort_order=DESC&page=3&per_page=7"));
        assertEquals(Set.of(1L, 2L), list.filter());
        assertEquals(new SortOrder<>(BoatSort.NAME, BoatSort.ID, false), list.sort());
        assertEquals(new PageRequest(3, 7), list.page());
        assertFalse(list.isExport());
    }

    @Test
    void readThrowsEveryViolationOfAnExportableList() {
        var request = exportable("?filters[id]=x&filters[nope]=1&sort=size&page=0&format=pdf", ExportFormat.JSON);
        var failure = assertThrows(ProblemException.class, () -> read(request));
        assertEquals(400, failure.problem().status());
        assertEquals(
                List.of(
                        Violation.parameter("filters[id]", "takes whole numbers, separated by commas"),
                        Violation.parameter("sort", "takes one of id, name"),
                        Violation.parameter("page", "takes a whole number from 1"),
                        Violation.parameter("format", "takes one of json, csv, ndjson, xlsx"),
                        Violation.parameter("filters[nope]", "is unknown; there are id")),
                failure.problem().errors());
    }

    @Test
    void formatOfAListThatIsNotExportableIsIgnoredWithAWarning() {
        var list = read(new FakeRequest("GET", "/boats?format=csv"));
        assertEquals(List.of("the parameter format is unknown and was ignored"), warnings(list));
    }

    @Test
    void exportHasNoPageAndWarnsOfItsParameters() {
        var list = read(exportable("?format=csv&page=2&per_page=7&sort=name", ExportFormat.CSV));
        assertTrue(list.isExport());
        assertEquals(ExportFormat.CSV, list.format());
        assertNull(list.page());
        assertEquals(
                List.of(
                        "the parameter page plays no part here and was ignored",
                        "the parameter per_page plays no part here and was ignored"),
                warnings(list));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "handling=lenient",
                "respond-async, handling=\"lenient\"",
                "Handling = Lenient",
                "wait=5, handling=lenient; a=b"
            })
    void lenientHandlingTurnsAnUnknownFilterIntoAWarning(String prefer) {
        var list = read(new FakeRequest("GET", "/boats?filters[nope]=1").header("Prefer", prefer));
        var answer = list.answer(new Page<>(0, list.page(), List.of()), "document");
        assertEquals(
                List.of("the filter nope is unknown and was ignored"),
                answer.getHeaders().get("X-MyCRM-API-Warning"));
        assertEquals("handling=lenient", answer.getHeaderString("Preference-Applied"));
    }

    @Test
    void answerHasDocumentAndLinks() {
        var list = read(new FakeRequest("GET", "/boats?sort=name&page=2&per_page=1"));
        var answer = list.answer(new Page<>(2, list.page(), List.of("boat")), "document");
        assertEquals("document", answer.getEntity());
        assertEquals(
                "</boats?sort=name&per_page=1&page=1>; rel=\"first\","
                        + " </boats?sort=name&per_page=1&page=1>; rel=\"prev\","
                        + " </boats?sort=name&per_page=1&page=2>; rel=\"last\"",
                answer.getHeaderString("Link"));
    }

    @Test
    void listWithOneOrderHasAPageByNumber() {
        var list = requests(new FakeRequest("GET", "/boats?page=2&sort=name")).read();
        assertEquals(new PageRequest(2, 100), list.page());
        assertNull(list.sort());
        assertEquals(List.of("the parameter sort is unknown and was ignored"), warnings(list));
    }

    @Test
    void parametersOfOtherRequestsAreChecked() {
        var request = new FakeRequest("POST", "/boats/import?dry_run=maybe");
        var failure = assertThrows(
                ProblemException.class, () -> requests(request).parameters(parameters -> parameters.flag("dry_run")));
        assertEquals(
                List.of(Violation.parameter("dry_run", "takes true or false")),
                failure.problem().errors());
    }

    private static FakeRequest exportable(String query, ExportFormat format) {
        return new FakeRequest("GET", "/boats" + query).attribute(ExportFormat.ATTRIBUTE, format);
    }

    private static ListRequest<Object, Set<Long>> read(FakeRequest request) {
        return requests(request)
                .read((Parameters parameters) -> parameters.integers("id"), BoatSort.values(), BoatSort.ID);
    }

    private static ListRequests requests(FakeRequest request) {
        return FakeListRequests.of(request.servlet());
    }

    private static List<Object> warnings(ListRequest<?, ?> list) {
        return list.warned(Response.ok().build()).getHeaders().get("X-MyCRM-API-Warning");
    }
}
