package com.mycrm.imports;

import com.mycrm.api.paging.Parameters;
import com.mycrm.api.text.DateOrder;

/**
 * The query parameters of an upload.
 *
 * @param dryRun whether nothing is stored
 * @param dateOrder the order of day and month in the dates of the file; null for none
 */
public record ImportOptions(boolean dryRun, DateOrder dateOrder) {

    public static ImportOptions of(Parameters parameters) {
        return new ImportOptions(
                parameters.flag("dry_run"),
                parameters.word("date_order", DateOrder::parse, "takes one of " + DateOrder.WORDS));
    }
}
