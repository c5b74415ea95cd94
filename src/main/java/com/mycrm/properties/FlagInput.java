package com.mycrm.properties;

import com.mycrm.api.patch.PatchField;
import com.mycrm.api.patch.RequestObject;
import java.util.Locale;
import java.util.Optional;

/** Reads a member that is true or false, or says so in a word, as a row of a file does. */
final class FlagInput {

    private FlagInput() {}

    static PatchField<Boolean> read(RequestObject source, String name) {
        return source.isScalar(name) ? source.parsed(name, "takes true or false", FlagInput::parse) : source.flag(name);
    }

    private static Optional<Boolean> parse(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "1" -> Optional.of(true);
            case "false", "no", "n", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
