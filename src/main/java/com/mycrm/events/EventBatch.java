package com.mycrm.events;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Events of all types after a position, read once for all readers that are there.
 *
 * @param next the position after it
 * @param hasMore whether there are further events now
 */
record EventBatch(List<Frame> frames, long next, boolean hasMore) {

    /**
     * An event as streams send it (HTML Standard, section 9.2.5).
     *
     * @param text with its empty line
     */
    record Frame(EventView event, byte[] text) {

        static Frame of(EventView event, String json) {
            var text = "id: %s\nevent: %s\ndata: %s\n\n".formatted(event.number(), event.type(), json);
            return new Frame(event, text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
