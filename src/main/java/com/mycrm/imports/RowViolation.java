package com.mycrm.imports;

import com.mycrm.api.problem.Violation;
import com.mycrm.api.text.StoredText;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A line of the report of an import: a violation in one cell of a row, or in the whole row if the column is empty. */
@Entity
@Table(name = "import_violations")
public class RowViolation {

    private static final int LONGEST_COLUMN = 200;
    private static final int LONGEST_DETAIL = 500;

    @Id
    private Long id;

    @Column(name = "import_id")
    private long importId;

    @Column(name = "row_no")
    private long row;

    @Column(name = "column_name")
    private String column;

    private String detail;

    protected RowViolation() {}

    RowViolation(long row, String column, String detail) {
        this.row = row;
        this.column = StoredText.truncate(column, LONGEST_COLUMN);
        this.detail = StoredText.truncate(detail, LONGEST_DETAIL);
    }

    /** The column is that of the file, by its heading. */
    static RowViolation of(ImportRow row, Violation violation) {
        return new RowViolation(row.number(), row.heading(violation.pointer()), violation.detail());
    }

    Long id() {
        return id;
    }

    long row() {
        return row;
    }

    String column() {
        return column;
    }

    String detail() {
        return detail;
    }
}
