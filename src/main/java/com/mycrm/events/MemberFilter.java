package com.mycrm.events;

import com.mycrm.api.paging.Parameters;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A filter of events by a member of their objects, with the names and the values that lists have for it.
 *
 * @param names the member, and other names of the filter
 * @param isList whether it takes several values, separated by commas
 * @param words that it takes; empty for numbers and for text
 * @param parser gives the values of the member that a text stands for; none for a text that it does not know
 */
public record MemberFilter(
        List<String> names, boolean isList, Set<String> words, Function<String, Set<String>> parser) {

    /** A filter by the id of a reference. */
    public static MemberFilter id(String... names) {
        return new MemberFilter(
                List.of(names), true, Set.of(), text -> text.matches("\\d{1,18}") ? id(text) : Set.of());
    }

    private static Set<String> id(String text) {
        return Set.of(Long.toString(Long.parseLong(text)));
    }

    /** A filter by one of these words. */
    public static MemberFilter word(String name, Collection<String> words) {
        return word(name, words, word -> Optional.of(word).filter(words::contains));
    }

    /** @param parser gives the value that a word stands for */
    public static MemberFilter word(String name, Collection<String> words, Function<String, Optional<String>> parser) {
        return new MemberFilter(
                List.of(name),
                true,
                new LinkedHashSet<>(words),
                text -> parser.apply(text).stream().collect(Collectors.toSet()));
    }

    public static MemberFilter text(String... names) {
        return new MemberFilter(
                List.of(names), false, Set.of(), text -> text.isBlank() ? Set.of() : Set.of(text.strip()));
    }

    /** The filter by the same member of other objects too. */
    MemberFilter or(MemberFilter other) {
        var all = new LinkedHashSet<>(words);
        all.addAll(other.words);
        return new MemberFilter(names, isList, all, text -> union(parser.apply(text), other.parser.apply(text)));
    }

    public String member() {
        return names.get(0);
    }

    /** What its values are, for people. */
    public String takes() {
        if (words.isEmpty()) {
            return isList ? "whole numbers" : "text";
        }
        return "one or more of " + String.join(", ", words);
    }

    /** The values that a text stands for; empty for a text that it does not take. */
    public Optional<Set<String>> parse(String text) {
        return Optional.of(parser.apply(text)).filter(values -> !values.isEmpty());
    }

    /** The values that a request gives under all names; empty for none. */
    Set<String> read(Parameters parameters) {
        return names.stream()
                .flatMap(name -> read(name, parameters))
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Stream<Set<String>> read(String name, Parameters parameters) {
        return isList
                ? parameters.list(name, this::parse, "takes " + takes() + ", separated by commas").stream()
                : Stream.ofNullable(parameters.value(name, this::parse, "takes " + takes()));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        var all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }
}
