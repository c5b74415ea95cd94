package com.mycrm.imports;

import com.mycrm.api.text.DateOrders;
import java.util.List;

/**
 * Rows that are stored in one transaction.
 *
 * @param rowsBefore how many rows of the file precede them
 * @param bytesRead how much of the file has been read with them
 * @param dateOrders of their dates
 */
record RowBatch(List<ImportRow> rows, long rowsBefore, long bytesRead, DateOrders dateOrders) {

    long rowsAfter() {
        return rowsBefore + rows.size();
    }
}
