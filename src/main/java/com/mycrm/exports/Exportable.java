package com.mycrm.exports;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a resource method whose list can be had as a CSV, NDJSON or XLSX file, by the header {@code Accept} or the
 * parameter {@code format}.
 *
 * <p>The method produces JSON. It answers with {@link Exports#answer} if
 * {@link com.mycrm.api.ListRequest#isExport} is true.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Exportable {}
