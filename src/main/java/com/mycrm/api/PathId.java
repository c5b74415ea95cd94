package com.mycrm.api;

import java.util.Optional;

/** Parses ids in paths. Text that is no id leads to 404, not to 400, because no object has that path. */
public final class PathId {

    /**
     * The template of an id beside which a path has words. These are no ids: else a method that they do not take would
     * be 404, as of an id that does not exist, in place of 405.
     */
    public static final String NO_WORD = "{id: (?!(?:import|erase)(?:/|$))[^/]+}";

    private PathId() {}

    public static Optional<Long> parse(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
