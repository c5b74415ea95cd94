package com.mycrm.exports;

import com.mycrm.api.text.SpreadsheetText;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * An Excel workbook. Text cells are never formulas. After the maximum number of rows it continues on the next sheet.
 */
final class XlsxTable implements TableWriter {

    private static final int MAX_ROWS = 1_048_576;

    private final Workbook workbook;
    private final List<String> columns;
    private final Cells cells;
    private Worksheet sheet;
    private int sheetCount;
    private int row;

    XlsxTable(OutputStream output, List<String> columns) throws IOException {
        workbook = new Workbook(output, "WhatsApp Leads", null);
        this.columns = columns;
        cells = new Cells(columns);
        begin();
    }

    private void begin() throws IOException {
        if (sheet != null) {
            sheet.finish();
        }
        sheet = workbook.newWorksheet("Sheet " + ++sheetCount);
        for (var i = 0; i < columns.size(); i++) {
            sheet.inlineString(0, i, columns.get(i));
        }
        row = 1;
    }

    @Override
    public void write(JsonObject object) throws IOException {
        if (row == MAX_ROWS) {
            begin();
        }
        for (var i = 0; i < cells.size(); i++) {
            var value = cells.value(object, i);
            if (value instanceof JsonNumber number) {
                sheet.value(row, i, number.bigDecimalValue());
            } else if (value != null) {
                sheet.inlineString(row, i, SpreadsheetText.fit(cells.text(object, i)));
            }
        }
        row++;
    }

    @Override
    public void flush() throws IOException {
        sheet.flush();
    }

    @Override
    public void end() throws IOException {
        workbook.finish();
    }
}
