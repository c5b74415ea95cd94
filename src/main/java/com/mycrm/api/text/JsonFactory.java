package com.mycrm.api.text;

import jakarta.json.spi.JsonProvider;

/**
 * Makes JSON objects, arrays, values and readers. {@link jakarta.json.Json} does the same, but looks its provider up in
 * each call, which takes longer than to make a small object.
 */
public final class JsonFactory {

    public static final JsonProvider JSON = JsonProvider.provider();

    private JsonFactory() {}
}
