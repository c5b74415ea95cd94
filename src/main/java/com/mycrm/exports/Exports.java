package com.mycrm.exports;

import com.mycrm.api.ConnectionAborter;
import com.mycrm.api.ExportFormat;
import com.mycrm.api.ListRequest;
import com.mycrm.api.MediaTypes;
import com.mycrm.api.ReadLimiter;
import com.mycrm.api.expand.Expandable;
import com.mycrm.api.expand.ExpandedObject;
import com.mycrm.api.expand.Expansion;
import com.mycrm.api.output.JsonNames;
import com.mycrm.api.output.JsonText;
import com.mycrm.api.output.Written;
import com.mycrm.api.paging.Position;
import com.mycrm.api.paging.Slice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.spi.JsonProvider;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Streams all of a list.
 *
 * <p>Rows are read by the batch, with short queries in between of which nothing is held: a slow client costs no connection,
 * and a list of any length the memory of one batch.
 */
@ApplicationScoped
public class Exports {

    private static final int BATCH = 500;
    private static final JsonProvider JSON = JsonProvider.provider();

    @Inject
    Expansion expansion;

    @Inject
    HttpServletRequest servlet;

    @Inject
    ReadLimiter reads;

    private final Jsonb jsonb = new JsonNames().getContext(Object.class);

    /**
     * A list to be streamed.
     *
     * @param name of the file, without its ending
     * @param columns of a table of it, with references not in full
     * @param batches so many items after a position, null for the beginning
     * @param list the items as a list's answer, which can be expanded
     * @param items the items of such an answer
     */
    public record Listing<V, L extends Expandable>(
            String name,
            List<String> columns,
            BiFunction<Position, Integer, Slice<V>> batches,
            Function<List<V>, L> list,
            Function<L, List<V>> items) {

        /** A list of which nothing can be expanded. */
        public static <V> Listing<V, Plain<V>> of(
                String name, List<String> columns, BiFunction<Position, Integer, Slice<V>> batches) {
            return new Listing<>(name, columns, batches, Plain::new, Plain::items);
        }
    }

    /** Items that refer to nothing. */
    public record Plain<V>(List<V> items) implements Expandable {

        @Override
        public Map<String, Set<Long>> related() {
            return Map.of();
        }

        @Override
        public Plain<V> expanded(Map<String, Map<Long, ExpandedObject>> full) {
            return this;
        }
    }

    @SuppressWarnings("unchecked") // an expanded answer is of the same type
    public <V, L extends Expandable> Response answer(ListRequest<?, ?> request, Listing<V, L> listing) {
        var format = request.format();
        var response = Response.ok()
                .type(format == ExportFormat.CSV ? MediaTypes.CSV + ";charset=UTF-8" : format.mediaType())
                .header("Content-Disposition", "attachment; filename=\"" + listing.name + "." + format.word() + "\"")
                .header("Cache-Control", "no-store")
                .build();
        var wanted = expansion.wanted(
                Collections.list(servlet.getHeaders(Expansion.HEADER)),
                listing.list.apply(List.of()),
                response.getHeaders());
        Function<List<V>, List<V>> full =
                items -> listing.items.apply((L) expansion.expanded(listing.list.apply(items), wanted));
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

    private <V> void lines(OutputStream output, Listing<V, ?> listing, Function<List<V>, List<V>> full)
            throws IOException {
        for (var batch = listing.batches.apply(null, BATCH);
                batch.last() != null;
                batch = listing.batches.apply(batch.last(), BATCH)) {
            for (var item : full.apply(batch.items())) {
                output.write(json(item));
                output.write('\n');
            }
        }
    }

    private <V> void table(
            OutputStream output,
            ExportFormat format,
            Listing<V, ?> listing,
            Set<String> wanted,
            Function<List<V>, List<V>> full)
            throws IOException {
        var table = TableWriter.of(format, output, expansion.columns(listing.columns, wanted));
        for (var batch = listing.batches.apply(null, BATCH);
                batch.last() != null;
                batch = listing.batches.apply(batch.last(), BATCH)) {
            for (var item : full.apply(batch.items())) {
                try (var reader = JSON.createReader(new ByteArrayInputStream(json(item)))) {
                    table.write(reader.readObject());
                }
            }
            table.flush();
        }
        table.end();
    }

    private byte[] json(Object item) {
        return item instanceof Written written
                ? JsonText.of(written)
                : jsonb.toJson(item).getBytes(StandardCharsets.UTF_8);
    }
}
