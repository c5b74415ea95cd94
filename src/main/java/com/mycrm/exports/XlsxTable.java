package com.mycrm.exports;

import com.mycrm.api.text.Texts;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook whose text cells are text, whatever they begin with. Beyond the rows of one sheet it goes on on the next.
 */
final class XlsxTable implements TableWriter {

    private static final int ROWS_OF_A_SHEET = 1_048_576;
    private static final int LONGEST_CELL = 32_767;

    private final Workbook workbook;
    private final List<String> columns;
    private final Cells cells;
    private Worksheet sheet;
    private int sheets;
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
        sheet = workbook.newWorksheet("Sheet " + ++sheets);
        for (var i = 0; i < columns.size(); i++) {
            sheet.inlineString(0, i, columns.get(i));
        }
        row = 1;
    }

    @Override
    public void write(JsonObject object) throws IOException {
        if (row == ROWS_OF_A_SHEET) {
            begin();
        }
        for (var i = 0; i < cells.size(); i++) {
            var value = cells.value(object, i);
            if (value instanceof JsonNumber number) {
                sheet.value(row, i, number.bigDecimalValue());
            } else if (value != null) {
                sheet.inlineString(row, i, Texts.truncate(cells.text(object, i), LONGEST_CELL));
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
