package com.mycrm.api.patch;

import jakarta.json.JsonException;

/** A JSON text beyond {@link JsonLimits}. The message is the rest of a sentence about the text, for its sender. */
public final class JsonLimitException extends JsonException {

    private static final long serialVersionUID = 1L;

    JsonLimitException(String message) {
        super(message);
    }
}
