package com.mycrm.persistence;

import com.mycrm.api.paging.TimeRange;
import com.mycrm.api.text.CanonicalText;
import jakarta.persistence.metamodel.SingularAttribute;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Builder of the conditions of a filter, all of which must hold. A condition whose value is absent is left out.
 *
 * <p>Clients give values only; attributes are constants of the program.
 */
public final class Conditions<E> {

    /** A character that LIKE does not take as itself; a backslash is the escape character of every database here. */
    private static final Pattern WILDCARD = Pattern.compile("[%_\\\\]");

    private record Entry<E>(Condition<E> condition, Object dimension) {}

    private final List<Entry<E>> entries = new ArrayList<>();

    private Conditions() {}

    /** No condition yet: every object matches. */
    public static <E> Conditions<E> all() {
        return new Conditions<>();
    }

    /** Any of the values; an empty collection is absent. */
    public <T> Conditions<E> anyOf(SingularAttribute<? super E, T> attribute, Collection<? extends T> values) {
        return anyOf(attribute, values, counted -> null);
    }

    /**
     * The same, of which the feature keeps counts. A condition without a dimension is not counted by kept counts.
     *
     * @param dimension of the counts
     */
    public <T, C extends Collection<? extends T>> Conditions<E> anyOf(
            SingularAttribute<? super E, T> attribute, C values, Function<C, ?> dimension) {
        return values.isEmpty() ? this : add(Comparison.anyOf(attribute, values), dimension.apply(values));
    }

    /** Equal to the value; null is absent. */
    public <T> Conditions<E> equal(SingularAttribute<? super E, T> attribute, T value) {
        return value == null ? this : add(Comparison.anyOf(attribute, List.of(value)));
    }

    /** Equal, ignoring case, to an attribute that keeps the {@link CanonicalText#key} of its text; null is absent. */
    public Conditions<E> sameKey(SingularAttribute<? super E, String> keyAttribute, String text) {
        return text == null ? this : equal(keyAttribute, CanonicalText.key(text));
    }

    /**
     * Within the bounds that the range has.
     *
     * @param dimension of the counts that the feature keeps, as in {@link #anyOf}
     */
    public Conditions<E> within(
            SingularAttribute<? super E, Instant> attribute, TimeRange range, Function<TimeRange, ?> dimension) {
        return range.isAlways() ? this : add(Comparison.within(attribute, range), dimension.apply(range));
    }

    /** From one number to another, both included. */
    public Conditions<E> between(SingularAttribute<? super E, Long> attribute, long first, long last) {
        return add(new Comparison<>(attribute, Comparison.Operator.BETWEEN, List.of(first, last)));
    }

    /** Contains the text, whose wildcards mean themselves; null is absent. */
    public Conditions<E> contains(SingularAttribute<? super E, String> attribute, String text) {
        return text == null
                ? this
                : add(new Comparison<>(
                        attribute,
                        Comparison.Operator.LIKE,
                        List.of("%" + WILDCARD.matcher(text).replaceAll("\\\\$0") + "%")));
    }

    /** A condition that is made of a value; an empty value is absent. */
    public <T> Conditions<E> ifPresent(Optional<T> value, Function<T, Condition<E>> condition) {
        return value.map(present -> add(condition.apply(present))).orElseGet(() -> this);
    }

    /** A condition of the feature's own. */
    public Conditions<E> add(Condition<E> condition) {
        return add(condition, null);
    }

    private Conditions<E> add(Condition<E> condition, Object dimension) {
        entries.add(new Entry<>(condition, dimension));
        return this;
    }

    /** All of these conditions too. */
    public Conditions<E> addAll(Collection<Condition<E>> others) {
        others.forEach(this::add);
        return this;
    }

    /** The conditions in the order in which they were added. */
    public List<Condition<E>> list() {
        return entries.stream().map(Entry::condition).toList();
    }

    /** The dimension of each condition, empty for a condition without one. */
    public <D> List<Optional<D>> dimensions(Class<D> type) {
        return entries.stream()
                .map(entry -> Optional.ofNullable(entry.dimension()).map(type::cast))
                .toList();
    }
}
