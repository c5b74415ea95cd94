package com.mycrm.api;

import java.util.Optional;

/** Ids in a path. What is no id names nothing that exists, and is therefore a 404 and not a 400. */
public final class PathId {

    private PathId() {}

    public static Optional<Long> parse(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
