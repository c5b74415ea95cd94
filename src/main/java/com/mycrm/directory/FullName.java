package com.mycrm.directory;

import static com.mycrm.api.text.JsonFactory.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;

/** The whole name of a person in one cell of a file, taken apart into first and last name. */
public final class FullName {

    /** The column of a file that has it. */
    public static final String COLUMN = "name";

    private static final String FIRST = "first_name";
    private static final String LAST = "last_name";

    private FullName() {}

    /**
     * The row with first and last name in place of the whole one. Beside a first or a last name alone, the cell is the
     * other one, as in tables of Nom and Prénom; beside both it adds nothing.
     */
    public static JsonObject split(JsonObject row) {
        var name = text(row, COLUMN).map(text -> text.replaceAll("\\s+", " ")).orElse(null);
        if (name == null) {
            return row;
        }
        var first = text(row, FIRST);
        var last = text(row, LAST);
        var split = JSON.createObjectBuilder(row).remove(COLUMN);
        if (first.isPresent() && last.isEmpty()) {
            split.add(LAST, without(name, first.get()));
        } else if (first.isEmpty() && last.isPresent()) {
            split.add(FIRST, without(name, last.get()));
        } else if (first.isEmpty()) {
            var parts = parts(name);
            split.add(FIRST, parts[0]);
            if (parts.length > 1) {
                split.add(LAST, parts[1]);
            }
        }
        return split.build();
    }

    /** First and last name of {@code Jane van Doe} and of {@code van Doe, Jane}. */
    private static String[] parts(String name) {
        var comma = name.split(",", 2);
        return comma.length == 2 && !comma[0].isBlank() && !comma[1].isBlank()
                ? new String[] {comma[1].strip(), comma[0].strip()}
                : name.split(" ", 2);
    }

    private static String without(String name, String part) {
        if (name.length() > part.length() && name.startsWith(part + " ")) {
            return name.substring(part.length()).strip();
        }
        return name.endsWith(" " + part)
                ? name.substring(0, name.length() - part.length()).strip()
                : name;
    }

    private static Optional<String> text(JsonObject row, String member) {
        return row.get(member) instanceof JsonString text && !text.getString().isBlank()
                ? Optional.of(text.getString().strip())
                : Optional.empty();
    }
}
