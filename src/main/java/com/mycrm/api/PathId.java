package com.mycrm.api;

import java.util.Optional;

/** Parses ids in paths. Text that is no id leads to 404, not to 400, because no object has that path. */
public final class PathId {

    private PathId() {}

    public static Optional<Long> parse(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
