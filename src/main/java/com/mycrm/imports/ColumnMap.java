package com.mycrm.imports;

import static com.mycrm.api.text.JsonFactory.JSON;

import com.mycrm.api.patch.JsonReaders;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an upload says of the columns of its file: the member that each of these columns is, or an empty text for a
 * column that is to be ignored.
 *
 * @param fields paths of members by the headings that the upload names
 */
record ColumnMap(Map<String, String> fields) {

    static final ColumnMap NONE = new ColumnMap(Map.of());

    /** Of a heading and a path. */
    record Entry(String heading, String path) {

        /** Reads {@code heading:field}; a heading may have colons, a field has none. */
        static Optional<Entry> parse(String text, ColumnNames names) {
            var colon = text.lastIndexOf(':');
            var heading = text.substring(0, Math.max(0, colon)).strip();
            var field = text.substring(colon + 1).strip();
            if (heading.isEmpty()) {
                return Optional.empty();
            }
            return field.isEmpty()
                    ? Optional.of(new Entry(heading, ""))
                    : names.find(field).map(path -> new Entry(heading, path));
        }
    }

    /** @param entries of which each heading is one */
    static ColumnMap of(List<Entry> entries) {
        var fields = new LinkedHashMap<String, String>();
        entries.forEach(entry -> fields.put(entry.heading(), entry.path()));
        return new ColumnMap(fields);
    }

    /** The path that the upload says of a column. */
    Optional<String> find(String heading) {
        return fields.entrySet().stream()
                .filter(field -> isSame(field.getKey(), heading))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The columns that the upload names and that the file does not have. */
    List<String> missing(Collection<String> headings) {
        var missing = new ArrayList<>(fields.keySet());
        missing.removeIf(named -> headings.stream().anyMatch(heading -> isSame(named, heading)));
        return missing;
    }

    private static boolean isSame(String one, String other) {
        return one.strip().equals(other.strip()) || key(one).equals(key(other)) && !key(one).isEmpty();
    }

    private static String key(String heading) {
        return HeadingText.key(HeadingText.plain(heading));
    }

    /** The map as a JSON object; null for none. */
    String text() {
        return fields.isEmpty()
                ? null
                : JSON.createObjectBuilder(Map.copyOf(fields)).build().toString();
    }

    /** @param text of {@link #text} */
    static ColumnMap ofText(String text) {
        if (text == null) {
            return NONE;
        }
        var fields = new LinkedHashMap<String, String>();
        JsonReaders.parse(text)
                .asJsonObject()
                .forEach((heading, path) -> fields.put(heading, ((JsonString) path).getString()));
        return new ColumnMap(fields);
    }
}
