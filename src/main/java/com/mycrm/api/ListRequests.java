package com.mycrm.api;

import com.mycrm.api.paging.PageRequest;
import com.mycrm.api.paging.Parameters;
import com.mycrm.api.paging.QueryString;
import com.mycrm.api.paging.SortKey;
import com.mycrm.api.paging.SortOrder;
import com.mycrm.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.function.Function;

/**
 * Reads the parameters of list requests. Each method checks them before it returns.
 *
 * <p>All methods throw {@link com.mycrm.api.problem.ProblemException}: 400 with every fault of the parameters, unknown
 * filters included.
 */
@ApplicationScoped
public class ListRequests {

    /**
     * The request attribute with the query of a request that was forwarded; an injected request is the one before that.
     */
    public static final String FORWARDED_QUERY = "leads.forwarded.query";

    /** The parameter of CSV exports that asks for a byte order mark. */
    private static final String BOM = "bom";

    @Inject
    HttpServletRequest request;

    @Inject
    ConditionalRequests conditional;

    /**
     * Reads the request of a list that the client sorts, and exports if the resource method allows it.
     *
     * @param filter reads the filter
     * @param keys the sort keys of the list
     * @param id the sort key of the id, which makes each order total
     */
    public <E, F, K extends SortKey<E>> ListRequest<E, F> read(Function<Parameters, F> filter, K[] keys, K id) {
        var context = context();
        var parameters = context.parameters();
        var format = (ExportFormat) request.getAttribute(ExportFormat.ATTRIBUTE);
        var isExport = format != null && format != ExportFormat.JSON;
        if (isExport) {
            readFormat(parameters);
            parameters.ignore("page", "per_page");
        }
        var hasBom = format == ExportFormat.CSV && parameters.flag(BOM);
        if (format != null) {
            parameters.ignore(BOM);
        }
        var filtered = filter.apply(parameters);
        var sort = SortOrder.of(parameters, keys, id);
        var page = isExport ? null : PageRequest.of(parameters, sort);
        if (format == ExportFormat.JSON) {
            readFormat(parameters);
        }
        parameters.check(context.isLenient());
        return new ListRequest<>(context, filtered, sort, page, isExport ? format : ExportFormat.JSON, hasBom);
    }

    /** Reads the request of a list that has one order only, whose pages are found by their numbers. */
    public <F> ListRequest<Object, F> read(Function<Parameters, F> filter) {
        return readJson(filter, null, Parameters::page);
    }

    /** Reads the request of a list that has one order only, whose pages have cursors. */
    public <E, F> ListRequest<E, F> read(Function<Parameters, F> filter, SortOrder<E> order) {
        return readJson(filter, order, parameters -> PageRequest.of(parameters, order));
    }

    /** Reads the request of a list that has no pages. */
    public <F> ListRequest<Object, F> readUnpaged(Function<Parameters, F> filter) {
        return readJson(filter, null, parameters -> null);
    }

    private <E, F> ListRequest<E, F> readJson(
            Function<Parameters, F> filter, SortOrder<E> order, Function<Parameters, PageRequest> page) {
        var context = context();
        var parameters = context.parameters();
        var filtered = filter.apply(parameters);
        var asked = page.apply(parameters);
        parameters.check(context.isLenient());
        return new ListRequest<>(context, filtered, order, asked, ExportFormat.JSON, false);
    }

    /** Reads the request of a list that has one order only and no filters. */
    public ListRequest<Object, Void> read() {
        return read(parameters -> null);
    }

    /** Reads the parameters of a request that asks for no list. */
    public <T> T parameters(Function<Parameters, T> reader) {
        var context = context();
        var read = reader.apply(context.parameters());
        context.parameters().check(context.isLenient());
        return read;
    }

    /** Reads the parameters of a write that is to be refused, with 400, where it has any other parameter. */
    public <T> T onlyParameters(Function<Parameters, T> reader) {
        var parameters = context().parameters();
        var read = reader.apply(parameters);
        parameters.refuseUnknown();
        return read;
    }

    private ListRequest.Context context() {
        var query = QueryString.parse(query(request));
        return new ListRequest.Context(
                request, conditional, query, new Parameters(query, Settings.zone()), isLenient(request));
    }

    /** The query of a request, as it was sent; {@code null} for none. */
    public static String query(HttpServletRequest request) {
        var forwarded = (String) request.getAttribute(FORWARDED_QUERY);
        return forwarded == null ? request.getQueryString() : forwarded;
    }

    /** Checks the parameter; its value was applied before the resource was matched. */
    private static void readFormat(Parameters parameters) {
        parameters.word(ExportFormat.PARAMETER, ExportFormat::parse, "takes one of " + ExportFormat.WORDS);
    }

    /** RFC 7240, section 4.4. A preference may have parameters, which say nothing here. */
    private static boolean isLenient(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Prefer")).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(preference -> preference.replaceAll(";.*|[\\s\"]", "").toLowerCase(Locale.ROOT))
                .anyMatch("handling=lenient"::equals);
    }
}
