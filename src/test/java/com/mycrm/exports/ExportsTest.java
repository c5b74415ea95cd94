package com.mycrm.exports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.api.ExportFormat;
import com.mycrm.api.FakeListRequests;
import com.mycrm.api.ListRequest;
import com.mycrm.api.ReadLimiter;
import com.mycrm.api.TransferLimiter;
import com.mycrm.api.connector.Connector;
import com.mycrm.api.expand.FakeRelation;
import com.mycrm.api.expand.References;
import com.mycrm.api.json.JsonConfiguration;
import com.mycrm.api.paging.Position;
import com.mycrm.api.paging.Slice;
import com.mycrm.api.paging.SortKey;
import com.mycrm.api.problem.FakeRequest;
import com.mycrm.exports.Exports.Listing;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import jakarta.persistence.metamodel.SingularAttribute;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExportsTest {

    /** A row of the exported list. */
    public record Boat(long id, String name) {}

    private enum NameSort implements SortKey<Object> {
        NAME;

        @Override
        public String wireName() {
            return "name";
        }

        @Override
        public SingularAttribute<Object, ?> attribute() {
            throw new AssertionError("an export needs no attribute");
        }
    }

    private static final int BATCH = Exports.BATCH;

    private final List<Position> reads = new ArrayList<>();
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private HttpServletRequest request;
    private String query;
    private boolean failsAfterABatch;

    @Test
    void csvHasAHeaderAndARowForEachItem() throws IOException {
        var answer = export(ExportFormat.CSV, 2);
        assertEquals("text/csv;charset=UTF-8", answer.getHeaderString("Content-Type"));
        assertEquals("attachment; filename=\"boats.csv\"", answer.getHeaderString("Content-Disposition"));
        assertEquals("no-store", answer.getHeaderString("Cache-Control"));
        write(answer, file);
        assertEquals("id,name\r\n1,'=boat 1\r\n2,'=boat 2\r\n", file.toString(StandardCharsets.UTF_8));
    }

    @Test
    void csvBeginsWithAByteOrderMarkWhereAsked() throws IOException {
        query = "bom=true";
        write(export(ExportFormat.CSV, 1), file);
        assertEquals("\uFEFFid,name\r\n1,'=boat 1\r\n", file.toString(StandardCharsets.UTF_8));
    }

    @Test
    void otherFormatsIgnoreTheByteOrderMark() throws IOException {
        query = "bom=true";
        var answer = export(ExportFormat.NDJSON, 1);
        write(answer, file);
        assertEquals("{\"id\":1,\"name\":\"=boat 1\"}\n", file.toString(StandardCharsets.UTF_8));
        assertEquals(
                "the parameter bom plays no part here and was ignored", answer.getHeaderString("X-MyCRM-API-Warning"));
    }

    @Test
    void ndjsonHasALineForEachItem() throws IOException {
        write(export(ExportFormat.NDJSON, 2), file);
        assertEquals(
                "{\"id\":1,\"name\":\"=boat 1\"}\n{\"id\":2,\"name\":\"=boat 2\"}\n",
                file.toString(StandardCharsets.UTF_8));
    }

    @Test
    void listIsReadInBatchesWhileItIsWritten() throws IOException {
        write(export(ExportFormat.NDJSON, 2 * BATCH + 1), new OutputStream() {
            @Override
            public void write(int b) {
                throw new AssertionError("items are written whole");
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                file.write(bytes, offset, length);
                if (bytes[offset] == '{') {
                    var written = file.toString(StandardCharsets.UTF_8).lines().count();
                    assertEquals((written + BATCH - 1) / BATCH, reads.size(), "batches read for " + written + " items");
                }
            }
        });
        assertEquals(
                2 * BATCH + 1, file.toString(StandardCharsets.UTF_8).lines().count());
    }

    @Test
    void emptyListHasAHeaderOnly() throws IOException {
        write(export(ExportFormat.CSV, 0), file);
        assertEquals("id,name\r\n", file.toString(StandardCharsets.UTF_8));
    }

    @Test
    void disconnectedClientIsNoFailure() throws IOException {
        write(export(ExportFormat.NDJSON, 2), new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        });
        assertEquals(null, request.getAttribute("leads.aborted"));
    }

    @Test
    void failureMarksTheAnswerAsIncomplete() {
        var answer = export(ExportFormat.CSV, -1);
        assertThrows(IllegalStateException.class, () -> write(answer, file));
        assertEquals(true, request.getAttribute("leads.aborted"));
        assertEquals("", file.toString(StandardCharsets.UTF_8));
    }

    /** Not every server can abort the connection of an answer. */
    @Test
    void fileThatFailedAfterItHadBegunEndsWithTheFailure() {
        failsAfterABatch = true;
        var csv = failed(ExportFormat.CSV);
        assertTrue(
                csv.endsWith("\n\"The service failed; its log knows this request by its request_id. null"),
                csv.substring(csv.length() - 200));
        assertThrows(
                CsvParseException.class,
                () -> CsvReader.builder().ofCsvRecord(csv).stream().count());
        var ndjson = failed(ExportFormat.NDJSON).lines().toList();
        assertEquals(BATCH + 1, ndjson.size());
        assertTrue(ndjson.get(BATCH).matches("\\{\"type\":\"about:blank\",.*\"status\":500,.*}"), ndjson.get(BATCH));
    }

    private String failed(ExportFormat format) {
        file.reset();
        var answer = export(format, BATCH + 1);
        assertThrows(IllegalStateException.class, () -> write(answer, file));
        return file.toString(StandardCharsets.UTF_8);
    }

    private static void write(Response answer, OutputStream output) throws IOException {
        ((StreamingOutput) answer.getEntity()).write(output);
    }

    /** @param size items of the list; negative for a list that cannot be read */
    private Response export(ExportFormat format, int size) {
        request = new FakeRequest("GET", "/boats" + (query == null ? "" : "?" + query))
                .attribute(ExportFormat.ATTRIBUTE, format)
                .servlet();
        var exports = new Exports();
        exports.servlet = request;
        exports.expansion = FakeRelation.expansion();
        exports.reads = new ReadLimiter();
        exports.transfers = new TransferLimiter(new Connector());
        exports.jsonb = JsonConfiguration.jsonb();
        return exports.answer(
                list(), new Listing<>("boats", List.of("id", "name"), References.none(), (after, most) -> {
                    reads.add(after);
                    if (size < 0 || failsAfterABatch && after != null) {
                        throw new IllegalStateException("The database is away");
                    }
                    return slice(after == null ? 0 : (int) after.id(), Math.min(most, BATCH), size);
                }));
    }

    private ListRequest<Object, Void> list() {
        return FakeListRequests.of(request).read(parameters -> null, NameSort.values(), NameSort.NAME);
    }

    private static Slice<Boat> slice(int after, int most, int size) {
        var last = Math.min(after + most, size);
        var boats = IntStream.rangeClosed(after + 1, last)
                .mapToObj(id -> new Boat(id, "=boat " + id))
                .toList();
        return new Slice<>(boats, boats.isEmpty() ? null : new Position(null, last));
    }
}
