package com.mycrm.api.expand;

import com.mycrm.api.output.JsonNames;
import jakarta.json.bind.Jsonb;
import java.nio.charset.StandardCharsets;

/** A full object in place of a reference, as JSON: it is written once for all the answers that show it. */
public record ExpandedObject(byte[] json) {

    private static final Jsonb JSONB = new JsonNames().getContext(Object.class);

    public static ExpandedObject of(Object view) {
        return new ExpandedObject(JSONB.toJson(view).getBytes(StandardCharsets.UTF_8));
    }
}
