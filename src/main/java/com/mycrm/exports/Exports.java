package com.mycrm.exports;

import com.mycrm.api.ConnectionAborter;
import com.mycrm.api.ExportFormat;
import com.mycrm.api.ListRequest;
import com.mycrm.api.MediaTypes;
import com.mycrm.api.ReadLimiter;
import com.mycrm.api.TransferLimiter;
import com.mycrm.api.expand.Expansion;
import com.mycrm.api.expand.References;
import com.mycrm.api.paging.Position;
import com.mycrm.api.paging.Slice;
import com.mycrm.api.patch.JsonReaders;
import com.mycrm.api.problem.RequestId;
import com.mycrm.api.problem.StatusProblems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Streams whole lists as files.
 *
 * <p>Rows are read in batches by short queries. No database connection is held between batches, so a slow client blocks
 * none, and a list of any length takes the memory of one batch.
 */
@ApplicationScoped
public class Exports {

    static final int BATCH = 200;
    private static final byte[] BYTE_ORDER_MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

    @Inject
    Expansion expansion;

    @Inject
    HttpServletRequest servlet;

    @Inject
    ReadLimiter reads;

    @Inject
    TransferLimiter transfers;

    @Inject
    Jsonb jsonb;

    /**
     * A list to be exported.
     *
     * @param name the name of the file without its ending
     * @param columns the columns of a table, without expanded relations
     * @param references the references of the items
     * @param batches reads so many items after a position, which is null for the beginning
     */
    public record Listing<V>(
            String name,
            List<String> columns,
            References<V> references,
            BiFunction<Position, Integer, Slice<V>> batches) {}

    /** The answer that streams the list in the format of the request. */
    public <V> Response answer(ListRequest<?, ?> request, Listing<V> listing) {
        transfers.acquire(servlet);
        var format = request.format();
        var response = Response.ok()
                .type(format == ExportFormat.CSV ? MediaTypes.CSV + ";charset=UTF-8" : format.mediaType())
                .header("Content-Disposition", "attachment; filename=\"" + listing.name + "." + format.word() + "\"")
                .header("Cache-Control", "no-store")
                .build();
        var wanted = expansion.wanted(
                Collections.list(servlet.getHeaders(Expansion.HEADER)), listing.references, response.getHeaders());
        Batches<V> batches = writer ->
                eachBatch(listing, items -> writer.write(expansion.expanded(items, listing.references, wanted)));
        StreamingOutput output = format == ExportFormat.NDJSON
                ? stream -> writeLines(stream, batches)
                : stream -> {
                    stream.write(request.hasBom() ? BYTE_ORDER_MARK : new byte[0]);
                    writeTable(
                            TableWriter.of(
                                    format, stream, expansion.columns(listing.columns, listing.references, wanted)),
                            batches);
                };
        return request.warned(Response.fromResponse(response)
                .entity((StreamingOutput) stream -> send(format, output, stream))
                .build());
    }

    private interface BatchWriter<V> {

        void write(List<V> items) throws IOException;
    }

    private interface Batches<V> {

        void each(BatchWriter<V> writer) throws IOException;
    }

    private static <V> void eachBatch(Listing<V> listing, BatchWriter<V> writer) throws IOException {
        for (var batch = listing.batches.apply(null, BATCH);
                batch.last() != null;
                batch = listing.batches.apply(batch.last(), BATCH)) {
            writer.write(batch.items());
        }
    }

    private <V> void writeLines(OutputStream output, Batches<V> batches) throws IOException {
        batches.each(items -> {
            for (var item : items) {
                output.write(jsonb.toJson(item).getBytes(StandardCharsets.UTF_8));
                output.write('\n');
            }
        });
    }

    private <V> void writeTable(TableWriter table, Batches<V> batches) throws IOException {
        batches.each(items -> {
            for (var item : items) {
                table.write(JsonReaders.object(jsonb.toJson(item)));
            }
            table.flush();
        });
        table.end();
    }

    /**
     * Writes the file. A failure after the client has disconnected is ignored. Any other failure aborts the connection,
     * so that the client does not take a truncated file for a complete one; because not every server can do so, the
     * file ends with {@link #failure} too.
     */
    private void send(ExportFormat format, StreamingOutput output, OutputStream stream) throws IOException {
        reads.release(servlet);
        var client = new ClientStream(stream);
        try {
            output.write(client);
        } catch (IOException | RuntimeException e) {
            if (!client.isDisconnected()) {
                ConnectionAborter.mark(servlet);
                if (client.hasBegun()) {
                    client.write(failure(format).getBytes(StandardCharsets.UTF_8));
                }
                throw e;
            }
        }
    }

    /** What is no row: a problem document, in CSV after a quotation mark without another one. XLSX needs no more. */
    private String failure(ExportFormat format) {
        var problem = StatusProblems.of(500).toJson(servlet.getRequestURI(), RequestId.of(servlet));
        return switch (format) {
            case CSV -> "\"" + problem.getString("detail") + " " + problem.getString("request_id");
            case NDJSON -> problem + "\n";
            default -> "";
        };
    }
}
