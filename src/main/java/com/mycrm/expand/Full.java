package com.mycrm.expand;

import com.mycrm.http.JsonNames;
import jakarta.json.bind.Jsonb;
import java.nio.charset.StandardCharsets;

/** A full object in place of a reference, as JSON: it is written once for all the answers that show it. */
public record Full(byte[] json) {

    private static final Jsonb JSONB = new JsonNames().getContext(Object.class);

    public static Full of(Object view) {
        return new Full(JSONB.toJson(view).getBytes(StandardCharsets.UTF_8));
    }
}
