package com.mycrm.channels;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who carries a channel's messages. */
public enum Kind {
    META,
    TWILIO;

    /** The word on the wire and in the database, and the name of the source in the inbox. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> of(String word) {
        return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
