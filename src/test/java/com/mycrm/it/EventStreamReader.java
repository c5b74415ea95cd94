package com.mycrm.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;

/** Reads the stream of events, and resumes it by {@code Last-Event-ID}. */
final class EventStreamReader extends EventReader {

    private static final String ID = "id: ";
    private static final String DATA = "data: ";

    private final HttpClient http = HttpClient.newHttpClient();
    private volatile Stream<String> open = Stream.empty();

    EventStreamReader(List<KilledNode> nodes, long position, EventCopy copy) {
        super(nodes, position, copy);
    }

    @Override
    void read(Api node) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(node.url("/events/stream")))
                .header("Authorization", "Bearer " + node.token())
                .header("Last-Event-ID", Long.toString(position))
                .build();
        var answer = http.send(request, BodyHandlers.ofLines());
        if (answer.statusCode() == 503) {
            throw new IOException("not ready");
        }
        assertEquals(200, answer.statusCode());
        open = answer.body();
        var id = new long[1];
        open.takeWhile(line -> !isStopped()).forEach(line -> {
            if (line.startsWith(ID)) {
                id[0] = Long.parseLong(line.substring(ID.length()));
            } else if (line.startsWith(DATA)) {
                var event = Answer.json(line.substring(DATA.length()));
                assertEquals(id[0], EventCopy.seq(event));
                apply(event);
                position = id[0];
            }
        });
    }

    @Override
    void stop() {
        super.stop();
        open.close();
    }
}
