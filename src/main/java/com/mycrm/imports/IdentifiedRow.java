package com.mycrm.imports;

import com.mycrm.api.patch.RequestObject;
import java.util.function.Function;

/**
 * A row of a file as the input of its target.
 *
 * @param id of the object that the row changes; null for a row that makes one, or whose key says which it changes
 */
public record IdentifiedRow<I>(Long id, I input) {

    public static <I> IdentifiedRow<I> of(RequestObject row, Function<RequestObject, I> reader) {
        return new IdentifiedRow<>(row.id(FileColumns.ID).value(), reader.apply(row));
    }
}
