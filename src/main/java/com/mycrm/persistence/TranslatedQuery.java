package com.mycrm.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.persistence.internal.databaseaccess.DatabaseCall;
import org.eclipse.persistence.internal.expressions.ParameterExpression;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.mappings.foundation.AbstractDirectMapping;

/**
 * The SQL of a Criteria query with parameters, as the provider translated it. It is run any number of times with new
 * values.
 *
 * <p>An index hint and further select expressions are inserted here, because Criteria cannot express them.
 *
 * @param columns {@code SELECT} and the select list, which begins with the primary key
 * @param table {@code FROM} and the table
 * @param rest what follows the table
 * @param parameters the question marks in their order
 * @param takesHints whether an index can be named: H2 takes no hints, and one that is chosen by the conditions on this
 *     table is no good where another table has a condition too
 */
record TranslatedQuery(String columns, String table, String rest, List<Parameter> parameters, boolean takesHints) {

    /** The alias that the provider gives the table where the query reads another one too. */
    private static final Pattern ALIAS = Pattern.compile(" t\\d+\\b");

    /** A question mark: the value with that number, or the limit or the offset. */
    record Parameter(int number, Conversion conversion) {

        static final int LIMIT = -1;
        static final int OFFSET = -2;

        private Object value(List<?> values, long limit, long offset) {
            return switch (number) {
                case LIMIT -> limit;
                case OFFSET -> offset;
                default -> conversion.column(values.get(number));
            };
        }
    }

    /** Converts an attribute's value to that of its column. */
    @FunctionalInterface
    interface Conversion {

        Conversion NONE = value -> value;

        Object column(Object value);

        /** The conversion that the provider's mapping of an attribute does. */
        static Conversion of(AbstractDirectMapping mapping) {
            return mapping.hasConverter() ? value -> mapping.getFieldValue(value, null) : NONE;
        }
    }

    /**
     * @param conversions of the parameters by their number, which is their name
     * @param takesHints whether the database does
     */
    static TranslatedQuery of(DatabaseCall call, String table, List<Conversion> conversions, boolean takesHints) {
        var sql = call.getSQLString();
        var from = " FROM " + table;
        var start = sql.indexOf(from);
        var parameters = new ArrayList<Parameter>();
        for (var parameter : call.getParameters()) {
            parameters.add(parameter(parameter, conversions));
        }
        var rest = sql.substring(start + from.length());
        var isOfOneTable = !ALIAS.matcher(rest).lookingAt();
        return new TranslatedQuery(sql.substring(0, start), from, rest, parameters, takesHints && isOfOneTable);
    }

    private static Parameter parameter(Object parameter, List<Conversion> conversions) {
        if (parameter == DatabaseCall.MAXROW_FIELD) {
            return new Parameter(Parameter.LIMIT, Conversion.NONE);
        }
        if (parameter == DatabaseCall.FIRSTRESULT_FIELD) {
            return new Parameter(Parameter.OFFSET, Conversion.NONE);
        }
        var field =
                parameter instanceof ParameterExpression expression ? expression.getField() : (DatabaseField) parameter;
        var number = Integer.parseInt(field.getName());
        return new Parameter(number, conversions.get(number));
    }

    /** @param extra null for no further columns */
    String sql(ExtraColumns<?> extra, IndexHint hint) {
        var index = takesHints && hint.index() != null ? " FORCE INDEX (" + hint.index() + ")" : "";
        return columns(extra) + table + index + rest;
    }

    /**
     * The SQL of the rows whose primary keys another query of the table selects first, from an index alone.
     *
     * <p>The values of its question marks: {@link #values} of the extra columns, then those of the other query, then of
     * this one.
     */
    String sql(ExtraColumns<?> extra, TranslatedQuery ids, IndexHint hint) {
        var id = columns.substring("SELECT ".length(), columns.indexOf(' ', "SELECT ".length()));
        return columns(extra) + table + " JOIN (" + ids.sql(null, hint) + ") page ON page.a1 = " + id + rest;
    }

    /** The values in the order of the question marks. */
    Object[] values(ExtraColumns<?> extra, List<?> values, long limit, long offset) {
        var bound = new ArrayList<Object>();
        if (extra != null) {
            bound.addAll(extra.values());
        }
        parameters.forEach(parameter -> bound.add(parameter.value(values, limit, offset)));
        return bound.toArray();
    }

    private String columns(ExtraColumns<?> extra) {
        return columns + (extra == null ? "" : ", " + extra.columns());
    }
}
