package com.mycrm.imports;

import com.mycrm.api.json.TimeText;
import com.mycrm.api.patch.RequestObject;
import java.time.Instant;
import java.util.function.Function;

/**
 * A row of a file as the input of its target.
 *
 * @param id of the object that the row changes; null for a row that makes one, or whose key says which it changes
 * @param createdAt when that object was created, as the row says; null where it does not
 */
public record IdentifiedRow<I>(Long id, String createdAt, I input) {

    /** What is wrong with the id of a row that {@link #isOf} another object. */
    public static final String OF_ANOTHER_SERVICE =
            "is the id of another one here, as created_at shows: the file is not of this service. With match=… in the"
                    + " address of the upload, rows are found by another column, or with match=id by the id alone";

    private static final int LONGEST_TIME = 200;

    public static <I> IdentifiedRow<I> of(RequestObject row, Function<RequestObject, I> reader) {
        var createdAt = row.isScalar(FileColumns.CREATED_AT)
                ? row.text(FileColumns.CREATED_AT, LONGEST_TIME).value()
                : null;
        return new IdentifiedRow<>(row.id(FileColumns.ID).value(), createdAt, reader.apply(row));
    }

    /**
     * Whether the row can be of an object that was created then: another service has objects with the same ids. A time
     * that a spreadsheet has rewritten says nothing.
     */
    public boolean isOf(Instant created) {
        var own = TimeText.of(created);
        return createdAt == null
                || createdAt.length() != own.length()
                || !createdAt.endsWith("Z")
                || createdAt.equals(own);
    }
}
