package com.mycrm.leads;

import java.util.List;
import java.util.Optional;

/** The words that a kind of leads has for its status. */
public record StatusWords(List<String> words) {

    Optional<String> parse(String text) {
        return Optional.of(text).filter(words::contains);
    }

    /** All words, for people. */
    @Override
    public String toString() {
        return String.join(", ", words);
    }
}
