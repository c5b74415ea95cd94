package com.mycrm.api.text;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A JSON value as text, which a generator copies into its document. JSON-P has no method for that; its generator writes
 * a number as the text that the number gives.
 */
public final class JsonText extends BigDecimal {

    private static final long serialVersionUID = 1;

    private final String json;

    public JsonText(String json) {
        super(0);
        this.json = Objects.requireNonNull(json);
    }

    @Override
    public String toString() {
        return json;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonText text && text.json.equals(json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }
}
