package com.mycrm.exports;

import com.mycrm.api.ConnectionAborter;
import com.mycrm.api.ExportFormat;
import com.mycrm.api.ListRequest;
import com.mycrm.api.MediaTypes;
import com.mycrm.api.ReadLimiter;
import com.mycrm.api.expand.Expansion;
import com.mycrm.api.expand.References;
import com.mycrm.api.paging.Position;
import com.mycrm.api.paging.Slice;
import com.mycrm.api.patch.JsonReaders;
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
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * Streams all of a list.
 *
 * <p>Rows are read by the batch, with short queries in between of which nothing is held: a slow client costs no
 * connection, and a list of any length the memory of one batch.
 */
@ApplicationScoped
public class Exports {

    private static final int BATCH = 500;

    @Inject
    Expansion expansion;

    @Inject
    HttpServletRequest servlet;

    @Inject
    ReadLimiter reads;

    @Inject
    Jsonb jsonb;

    /**
     * A list to be streamed.
     *
     * @param name of the file, without its ending
     * @param columns of a table of it, with references not in full
     * @param references of the items to objects that can be shown in full
     * @param batches so many items after a position, null for the beginning
     */
    public record Listing<V>(
            String name,
            List<String> columns,
            References<V> references,
            BiFunction<Position, Integer, Slice<V>> batches) {

        /** A list of items that refer to nothing that can be expanded. */
        public static <V> Listing<V> of(
                String name, List<String> columns, BiFunction<Position, Integer, Slice<V>> batches) {
            return new Listing<>(name, columns, References.none(), batches);
        }
    }

    public <V> Response answer(ListRequest<?, ?> request, Listing<V> listing) {
        var format = request.format();
        var response = Response.ok()
                .type(format == ExportFormat.CSV ? MediaTypes.CSV + ";charset=UTF-8" : format.mediaType())
                .header("Content-Disposition", "attachment; filename=\"" + listing.name + "." + format.word() + "\"")
                .header("Cache-Control", "no-store")
                .build();
        var wanted = expansion.wanted(
                Collections.list(servlet.getHeaders(Expansion.HEADER)), listing.references, response.getHeaders());
        UnaryOperator<List<V>> full = items -> expansion.expanded(items, listing.references, wanted);
        StreamingOutput output = format == ExportFormat.NDJSON
                ? stream -> lines(stream, listing, full)
                : stream -> table(stream, format, listing, wanted, full);
        return request.warned(Response.fromResponse(response)
                .entity((StreamingOutput) stream -> send(output, stream))
                .build());
    }

    /** A client that goes away has all it wants. One that stays must not take what there is for the whole. */
    private void send(StreamingOutput output, OutputStream stream) throws IOException {
        reads.release(servlet);
        var client = new ClientStream(stream);
        try {
            output.write(client);
        } catch (IOException | RuntimeException e) {
            if (!client.isGone()) {
                ConnectionAborter.mark(servlet);
                throw e;
            }
        }
    }

    private <V> void lines(OutputStream output, Listing<V> listing, UnaryOperator<List<V>> full) throws IOException {
        for (var batch = listing.batches.apply(null, BATCH);
                batch.last() != null;
                batch = listing.batches.apply(batch.last(), BATCH)) {
            for (var item : full.apply(batch.items())) {
                output.write(jsonb.toJson(item).getBytes(StandardCharsets.UTF_8));
                output.write('\n');
            }
        }
    }

    private <V> void table(
            OutputStream output,
            ExportFormat format,
            Listing<V> listing,
            Set<String> wanted,
            UnaryOperator<List<V>> full)
            throws IOException {
        var table = TableWriter.of(format, output, expansion.columns(listing.columns, wanted));
        for (var batch = listing.batches.apply(null, BATCH);
                batch.last() != null;
                batch = listing.batches.apply(batch.last(), BATCH)) {
            for (var item : full.apply(batch.items())) {
                try (var reader = JsonReaders.of(jsonb.toJson(item))) {
                    table.write(reader.readObject());
                }
            }
            table.flush();
        }
        table.end();
    }
}
