package com.mycrm.api.paging;

import com.mycrm.api.problem.Problems;
import com.mycrm.api.problem.Violation;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The parameters of one request. It collects every violation and warning, so that one answer names them all.
 *
 * <p>A filter is known because a feature reads it; a filter that was given and never read is unknown. {@link #check}
 * ends the reading and throws the violations.
 */
public final class Parameters {

    private final Map<String, List<String>> filters = new LinkedHashMap<>();
    private final Map<String, List<String>> others = new LinkedHashMap<>();
    private final Set<String> malformed = new LinkedHashSet<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<Violation> violations = new LinkedHashSet<>();
    private final List<String> warnings = new ArrayList<>();
    private final ZoneId zone;

    /** @param zone the time zone whose days the filters on time mean */
    public Parameters(QueryString query, ZoneId zone) {
        this.zone = zone;
        query.parameters().forEach(parameter -> sort(parameter.name(), parameter.value()));
    }

    private void sort(String parameter, String value) {
        if (parameter.equals(FilterName.NONE)) {
            warnings.add(FilterName.NONE + " names no filter and was ignored");
        } else if (FilterName.isMeant(parameter)) {
            FilterName.parse(parameter)
                    .ifPresentOrElse(name -> add(filters, name, value), () -> malformed.add(parameter));
        } else {
            add(others, parameter, value);
        }
    }

    private static void add(Map<String, List<String>> parameters, String name, String value) {
        parameters.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    /** Any value of a comma-separated list of integers. */
    public Set<Long> integers(String name) {
        return list(name, ValueParsers::integer, "takes whole numbers, separated by commas");
    }

    /** The same for a filter with two names, of which a request may use one. */
    public Set<Long> integers(String name, String otherName) {
        var values = integers(name);
        var others = integers(otherName);
        if (!values.isEmpty() && !others.isEmpty()) {
            violations.add(Violation.parameter(
                    FilterName.parameter(otherName),
                    "is another name of " + FilterName.parameter(name) + ", give one of them"));
        }
        return values.isEmpty() ? others : values;
    }

    /** Any value of a comma-separated list of the words that {@code parser} knows. */
    public <T> Set<T> words(String name, Function<String, Optional<T>> parser, String words) {
        return list(name, parser, "takes one or more of " + words + ", separated by commas");
    }

    /** Any value of a comma-separated list of these words. */
    public Set<String> words(String name, List<String> words) {
        return words(name, word -> Optional.of(word).filter(words::contains), String.join(", ", words));
    }

    /** Any value of a comma-separated list of texts. */
    public Set<String> texts(String name) {
        return list(name, ValueParsers::text, "takes text");
    }

    /** Whole text; null if the filter is not given. */
    public String text(String name) {
        return value(name, ValueParsers::text, "takes text");
    }

    /** One value that {@code parser} reads; null if the filter is not given. */
    public <T> T value(String name, Function<String, Optional<T>> parser, String takes) {
        return single(name)
                .flatMap(value -> parsed(FilterName.parameter(name), value, parser, takes))
                .orElse(null);
    }

    /** The range of {@code name}, {@code name[from]}, {@code name[to]}, {@code name_from} and {@code name_to}. */
    public TimeRange time(String name) {
        return bound(name, TimeValue::day, TimeValue.DAY)
                .and(bound(name + "[from]", TimeValue::from, TimeValue.DAY_OR_INSTANT))
                .and(bound(name + "[to]", TimeValue::to, TimeValue.DAY_OR_INSTANT))
                .and(bound(name + "_from", TimeValue::from, TimeValue.DAY_OR_INSTANT))
                .and(bound(name + "_to", TimeValue::to, TimeValue.DAY_OR_INSTANT));
    }

    /** One value of a parameter that is no filter; null if it is not given. */
    public <T> T word(String name, Function<String, Optional<T>> parser, String takes) {
        return other(name, parser, takes).orElse(null);
    }

    /** The values of a parameter that is no filter and may be given more than once, at most so often. */
    public <T> List<T> each(String name, int most, Function<String, Optional<T>> parser, String takes) {
        var values = Optional.ofNullable(others.remove(name)).orElse(List.of());
        if (values.size() > most) {
            violations.add(Violation.parameter(name, "is given more than " + most + " times"));
        }
        return values.stream()
                .limit(most)
                .flatMap(value -> parsed(name, value.strip(), parser, takes).stream())
                .toList();
    }

    /** Ignores parameters, with a warning, that other answers of the same path use. */
    public void ignore(String... names) {
        for (var name : names) {
            if (others.remove(name) != null) {
                warnings.add("the parameter " + name + " plays no part here and was ignored");
            }
        }
    }

    /** A parameter that is true or false; false if it is not given. */
    public boolean flag(String name) {
        return other(name, ValueParsers::flag, "takes true or false").orElse(false);
    }

    public PageRequest page() {
        var number = positive("page", 1);
        return new PageRequest(number, size("per_page", PageRequest.DEFAULT_SIZE, PageRequest.MAX_SIZE));
    }

    /** A whole number from 1 that is no filter; a greater one than the greatest is that, with a warning. */
    public int size(String name, int defaultValue, int greatest) {
        return atMost(greatest, name, positive(name, defaultValue));
    }

    /** The same from 0; 0 if it is not given. */
    public int seconds(String name, int greatest) {
        return atMost(
                greatest,
                name,
                other(name, ValueParsers::notNegative, "takes whole seconds").orElse(0));
    }

    private int atMost(int greatest, String name, int given) {
        if (given > greatest) {
            warnings.add("%s is %s at most; more was given".formatted(name, greatest));
        }
        return Math.min(given, greatest);
    }

    /**
     * Ends the reading.
     *
     * @param lenient whether an unknown filter is a warning instead of a violation (RFC 7240, {@code handling=lenient})
     * @throws com.mycrm.api.problem.ProblemException 400 with every violation, if there is one
     */
    public void check(boolean lenient) {
        malformed.forEach(name -> violations.add(
                Violation.parameter(name, "is no filter: write filters[name]=value; " + filtersThereAre())));
        filters.keySet().stream().filter(name -> !known.contains(name)).forEach(name -> unknown(name, lenient));
        others.keySet().forEach(name -> warnings.add("the parameter " + name + " is unknown and was ignored"));
        if (!violations.isEmpty()) {
            throw Problems.badRequest(List.copyOf(violations));
        }
    }

    /** Ends the reading, as {@link #check}, of a request that takes no parameters but those that were read. */
    public void refuseUnknown() {
        others.keySet().forEach(name -> violations.add(Violation.parameter(name, "is unknown here")));
        check(false);
    }

    /** The parameters that were ignored or changed; complete after {@link #check}. */
    public List<String> warnings() {
        return warnings;
    }

    private void unknown(String name, boolean lenient) {
        if (lenient) {
            warnings.add("the filter " + name + " is unknown and was ignored");
        } else {
            violations.add(Violation.parameter(FilterName.parameter(name), "is unknown; " + filtersThereAre()));
        }
    }

    private String filtersThereAre() {
        return known.isEmpty() ? "this list has no filters" : "there are " + String.join(", ", known);
    }

    /** Any value of a comma-separated list of the values that {@code parser} reads. */
    public <T> Set<T> list(String name, Function<String, Optional<T>> parser, String takes) {
        known.add(name);
        var values = new LinkedHashSet<T>();
        for (var given : filters.getOrDefault(name, List.of())) {
            for (var part : given.split(",", -1)) {
                parsed(FilterName.parameter(name), part.strip(), parser, takes).ifPresent(values::add);
            }
        }
        return values;
    }

    private TimeRange bound(String name, BiFunction<String, ZoneId, Optional<TimeRange>> parser, String takes) {
        var range = value(name, text -> parser.apply(text.strip(), zone), takes);
        return range == null ? TimeRange.ALWAYS : range;
    }

    private Optional<String> single(String name) {
        known.add(name);
        return only(FilterName.parameter(name), filters.get(name));
    }

    private int positive(String name, int defaultValue) {
        return other(name, ValueParsers::positive, "takes a whole number from 1")
                .orElse(defaultValue);
    }

    private <T> Optional<T> other(String name, Function<String, Optional<T>> parser, String takes) {
        return only(name, others.remove(name)).flatMap(value -> parsed(name, value.strip(), parser, takes));
    }

    private Optional<String> only(String parameter, List<String> values) {
        if (values == null) {
            return Optional.empty();
        }
        if (values.size() > 1) {
            violations.add(Violation.parameter(parameter, "is given more than once"));
            return Optional.empty();
        }
        return Optional.of(values.get(0));
    }

    private <T> Optional<T> parsed(String parameter, String value, Function<String, Optional<T>> parser, String takes) {
        var parsed = parser.apply(value);
        if (parsed.isEmpty()) {
            violations.add(Violation.parameter(parameter, takes));
        }
        return parsed;
    }
}
