package com.mycrm.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The lists that the sample data are made from: a record a line, columns between semicolons. */
final class Lines {

    private Lines() {}

    static List<List<String>> of(String name) {
        try (var stream = Objects.requireNonNull(Lines.class.getResourceAsStream("/sample/" + name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split(";", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
