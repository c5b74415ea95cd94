package com.mycrm.imports;

/** What is wrong with a cell of a row, or with the whole row where the column is empty. */
public record ImportFault(long id, long row, String column, String detail) {}
