package com.mycrm.imports;

import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How one import reads the columns of its file: by the names that the upload gives them, otherwise by those
 * that its target knows.
 *
 * @param match the member by which the upload says that rows are found again; null for what the file shows
 */
record FileColumns(ImportTarget target, ColumnNames names, ColumnMap map, String match) {

    static final String ID = "id";

    /** What shows, beside the id of a row, that the id is one of this service: another service has the same ids. */
    static final String CREATED_AT = "created_at";

    static final String FOREIGN_ID =
            "is the number of the row in another program and was ignored; with ?match=id in the"
                    + " address of the upload, rows change the objects that have these ids here";

    /** The warning about a column that is not known. */
    static final String UNKNOWN = "is unknown and was ignored; ?map=column:field of the upload says which field it is";

    static FileColumns of(ImportTarget target, ColumnMap map, String match) {
        return new FileColumns(target, new ColumnNames(target.members()), map, match);
    }

    /** Whether that is the name of a member, of which the upload says nothing else. */
    boolean isMember(String name) {
        return names.isMember(name) && map.find(name).isEmpty();
    }

    /** Whether the objects of the file have such a member. Another name of one has a value and nothing inside. */
    boolean isKnown(String name, JsonValue value) {
        return isMember(name)
                || !(value instanceof JsonStructure)
                        && (name.equals(ID) || find(name).isPresent());
    }

    /** The path of the member that a column is: empty to ignore it, nothing for a column that is not known. */
    Optional<String> find(String heading) {
        return map.find(heading).or(() -> names.find(heading));
    }

    /** The same in a file whose rows change the objects of their ids or do not. */
    Optional<String> find(String heading, boolean isById) {
        var plain = isById ? HeadingText.plain(heading) : "";
        if (plain.equals(ID) || plain.equals(CREATED_AT) && match == null) {
            return Optional.of(plain);
        }
        return isById && isShown(plain) ? Optional.of("") : find(heading);
    }

    /** The warning about a column that means the same as others. */
    static String meansTheSame(String others) {
        return "means the same as " + others + "; in each row the first that has a value counts";
    }

    /**
     * Whether rows with these columns change the objects of their ids: where the upload says so, else where they are of
     * an export of this service.
     */
    boolean isById(Collection<String> columns) {
        return match == null ? isExport(columns) : match.equals(ID);
    }

    private boolean isExport(Collection<String> columns) {
        var found = columns.stream().map(HeadingText::plain).toList();
        return target.exported().stream()
                .allMatch(column -> found.contains(column)
                        || found.contains(column.split("\\.")[0])
                        || target.references().contains(column) && found.contains(column + "." + ID));
    }

    /** Whether a column of an export only shows what it cannot change: a time of the service, or an expanded object. */
    private boolean isShown(String plain) {
        return target.readOnly().stream().anyMatch(member -> plain.equals(member) || plain.startsWith(member + "."))
                || target.references().stream()
                        .anyMatch(
                                reference -> plain.startsWith(reference + ".") && !plain.equals(reference + "." + ID));
    }

    /** @throws UnreadableFile if the upload names a column that is not there */
    void check(List<String> headings) throws UnreadableFile {
        var missing = map.missing(headings);
        if (!missing.isEmpty()) {
            throw new UnreadableFile(
                    "The file has no column " + String.join(", ", missing) + ", which the parameter map names");
        }
        if (ID.equals(match)
                && headings.stream()
                        .noneMatch(heading -> HeadingText.plain(heading).equals(ID))) {
            throw new UnreadableFile("match=id needs a column id, and the file has none");
        }
    }
}
