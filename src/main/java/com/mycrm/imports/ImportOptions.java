package com.mycrm.imports;

import com.mycrm.api.DryRunnable;
import com.mycrm.api.paging.Parameters;
import com.mycrm.api.text.DateOrder;
import java.util.Optional;

/**
 * The query parameters of an upload.
 *
 * @param dryRun whether nothing is stored
 * @param dateOrder the order of day and month in the dates of the file; null for none
 * @param columns what the upload says of columns of the file
 * @param match the member by which rows are found again; null for what the file shows
 */
public record ImportOptions(boolean dryRun, DateOrder dateOrder, ColumnMap columns, String match) {

    private static final int MOST_MAPPED = 100;

    static ImportOptions of(Parameters parameters, ImportTarget target) {
        var names = new ColumnNames(target.members());
        return new ImportOptions(
                parameters.flag(DryRunnable.PARAMETER),
                parameters.word("date_order", DateOrder::parse, "takes one of " + DateOrder.WORDS),
                ColumnMap.of(parameters.each(
                        "map",
                        MOST_MAPPED,
                        text -> ColumnMap.Entry.parse(text, names),
                        "takes column:field, as in map=Tel:" + target.key()
                                + ", or column: to ignore it; the fields are "
                                + names.list())),
                parameters.word(
                        "match",
                        word -> Optional.of(word)
                                .filter(known -> known.equals(FileColumns.ID) || known.equals(target.key())),
                        "takes id or " + target.key()));
    }
}
