package com.mycrm.api.patch;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.InputStream;
import java.io.StringReader;
import java.util.Map;

/**
 * Creates JSON readers from one factory. {@link Json} looks the provider up each time, which takes longer than a short
 * text.
 */
public final class JsonReaders {

    private static final JsonReaderFactory FACTORY = Json.createReaderFactory(Map.of());

    private JsonReaders() {}

    public static JsonReader of(String text) {
        return FACTORY.createReader(new StringReader(text));
    }

    public static JsonReader of(InputStream text) {
        return FACTORY.createReader(text);
    }
}
