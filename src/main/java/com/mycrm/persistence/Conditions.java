package com.mycrm.persistence;

import com.mycrm.api.paging.TimeRange;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.metamodel.SingularAttribute;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Builder of the conditions of a filter, all of which must hold. A condition whose value is absent is left out.
 *
 * <p>Clients give values only; attributes are constants of the program.
 */
public final class Conditions<E> {

    private record Entry<E>(Condition<E> condition, Object dimension) {}

    private final List<Entry<E>> entries = new ArrayList<>();
    private boolean isLastPresent;

    private Conditions() {}

    /** No condition yet: every object matches. */
    public static <E> Conditions<E> all() {
        return new Conditions<>();
    }

    /** Any of the values; an empty collection is absent. */
    public <T> Conditions<E> anyOf(SingularAttribute<? super E, T> attribute, Collection<? extends T> values) {
        return values.isEmpty() ? absent() : add(any(attribute, values));
    }

    /** Equal to the value; null is absent. */
    public <T> Conditions<E> equal(SingularAttribute<? super E, T> attribute, T value) {
        return value == null ? absent() : add(any(attribute, List.of(value)));
    }

    /** Equal, ignoring case, to an attribute that keeps the {@link #key} of its text; null is absent. */
    public Conditions<E> sameKey(SingularAttribute<? super E, String> keyAttribute, String text) {
        return text == null ? absent() : equal(keyAttribute, key(text));
    }

    /** Within the bounds that the range has. */
    public Conditions<E> within(SingularAttribute<? super E, Instant> attribute, TimeRange range) {
        return range.isAlways() ? absent() : add(new Within<>(attribute, range));
    }

    /** From one number to another, both included. */
    public Conditions<E> between(SingularAttribute<? super E, Long> attribute, long first, long last) {
        return add(new Between<>(attribute, first, last));
    }

    /**
     * Contains the digits; null is absent.
     *
     * @param digits decimal digits only, none of which is a wildcard of LIKE
     */
    public Conditions<E> containsDigits(SingularAttribute<? super E, String> attribute, String digits) {
        return digits == null ? absent() : add(new Contains<>(attribute, digits));
    }

    /** The attribute has no value. */
    public Conditions<E> isNull(SingularAttribute<? super E, ?> attribute) {
        return add(new IsNull<>(attribute));
    }

    /** A condition that is made of a value; an empty value is absent. */
    public <T> Conditions<E> ifPresent(Optional<T> value, Function<T, Condition<E>> condition) {
        return value.map(present -> add(condition.apply(present))).orElseGet(this::absent);
    }

    /** A condition of the feature's own. */
    public Conditions<E> add(Condition<E> condition) {
        entries.add(new Entry<>(condition, null));
        isLastPresent = true;
        return this;
    }

    /** All of these conditions too. */
    public Conditions<E> addAll(Collection<Condition<E>> others) {
        others.forEach(this::add);
        return this;
    }

    /**
     * States by which dimension the feature keeps counts of the condition before. A condition without one is not counted by
     * kept counts.
     */
    public Conditions<E> countedBy(Object dimension) {
        if (isLastPresent) {
            var last = entries.size() - 1;
            entries.set(last, new Entry<>(entries.get(last).condition(), dimension));
        }
        return this;
    }

    private Conditions<E> absent() {
        isLastPresent = false;
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

    /** Equal to any of the values. */
    public static <E, T> Condition<E> any(SingularAttribute<? super E, T> attribute, Collection<? extends T> values) {
        return new AnyOf<>(attribute, AnyOf.padded(List.copyOf(values)));
    }

    /** Lower case without surrounding blanks: the form under which text is looked up, the same on every database. */
    public static String key(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** Equal to one value, or to any of several. */
    record AnyOf<E, T>(SingularAttribute<? super E, T> attribute, List<? extends T> values) implements Condition<E> {

        @Override
        public Object shape() {
            return List.of(attribute.getName(), "IN", values.size());
        }

        @Override
        public Predicate predicate(CriteriaBuilder cb, Root<E> root, Parameters parameters) {
            if (values.size() == 1) {
                return cb.equal(root.get(attribute), parameters.next(attribute));
            }
            return root.get(attribute)
                    .in(Stream.generate(() -> parameters.next(attribute))
                            .limit(values.size())
                            .toArray(Expression[]::new));
        }

        @Override
        public List<SingularAttribute<? super E, ?>> attributes() {
            return List.of(attribute);
        }

        /** Repeats the last value up to a power of two, so that lists of many lengths share few shapes. */
        private static <T> List<T> padded(List<? extends T> values) {
            var size = 1;
            while (size < values.size()) {
                size *= 2;
            }
            var padded = new ArrayList<T>(values);
            padded.addAll(Collections.<T>nCopies(size - values.size(), values.get(values.size() - 1)));
            return List.copyOf(padded);
        }
    }

    /** Any of several conditions. */
    public record Either<E>(List<? extends Condition<E>> conditions) implements Condition<E> {

        @Override
        public Object shape() {
            return conditions.stream().map(Condition::shape).toList();
        }

        @Override
        public Predicate predicate(CriteriaBuilder cb, Root<E> root, Parameters parameters) {
            return cb.or(conditions.stream()
                    .map(condition -> condition.predicate(cb, root, parameters))
                    .toArray(Predicate[]::new));
        }

        @Override
        public List<?> values() {
            return conditions.stream()
                    .flatMap(condition -> condition.values().stream())
                    .toList();
        }

        @Override
        public List<SingularAttribute<? super E, ?>> attributes() {
            return conditions.stream()
                    .flatMap(condition -> condition.attributes().stream())
                    .toList();
        }
    }

    private record Within<E>(SingularAttribute<? super E, Instant> attribute, TimeRange range) implements Condition<E> {

        @Override
        public Object shape() {
            return List.of(attribute.getName(), "WITHIN", range.from() != null, range.before() != null);
        }

        @Override
        public Predicate predicate(CriteriaBuilder cb, Root<E> root, Parameters parameters) {
            var bounds = new ArrayList<Predicate>(2);
            if (range.from() != null) {
                bounds.add(cb.greaterThanOrEqualTo(root.get(attribute), parameters.next(attribute)));
            }
            if (range.before() != null) {
                bounds.add(cb.lessThan(root.get(attribute), parameters.next(attribute)));
            }
            return cb.and(bounds.toArray(Predicate[]::new));
        }

        @Override
        public List<?> values() {
            return Stream.of(range.from(), range.before())
                    .filter(bound -> bound != null)
                    .toList();
        }

        @Override
        public List<SingularAttribute<? super E, ?>> attributes() {
            return List.of(attribute);
        }
    }

    private record Between<E>(SingularAttribute<? super E, Long> attribute, long first, long last)
            implements Condition<E> {

        @Override
        public Object shape() {
            return List.of(attribute.getName(), "BETWEEN");
        }

        @Override
        public Predicate predicate(CriteriaBuilder cb, Root<E> root, Parameters parameters) {
            return cb.between(root.get(attribute), parameters.next(attribute), parameters.next(attribute));
        }

        @Override
        public List<?> values() {
            return List.of(first, last);
        }

        @Override
        public List<SingularAttribute<? super E, ?>> attributes() {
            return List.of(attribute);
        }
    }

    private record Contains<E>(SingularAttribute<? super E, String> attribute, String digits) implements Condition<E> {

        @Override
        public Object shape() {
            return List.of(attribute.getName(), "CONTAINS");
        }

        @Override
        public Predicate predicate(CriteriaBuilder cb, Root<E> root, Parameters parameters) {
            return cb.like(root.get(attribute), parameters.next(attribute));
        }

        @Override
        public List<?> values() {
            return List.of("%" + digits + "%");
        }

        @Override
        public List<SingularAttribute<? super E, ?>> attributes() {
            return List.of(attribute);
        }
    }

    private record IsNull<E>(SingularAttribute<? super E, ?> attribute) implements Condition<E> {

        @Override
        public Object shape() {
            return List.of(attribute.getName(), "NULL");
        }

        @Override
        public Predicate predicate(CriteriaBuilder cb, Root<E> root, Parameters parameters) {
            return cb.isNull(root.get(attribute));
        }

        @Override
        public List<?> values() {
            return List.of();
        }

        @Override
        public List<SingularAttribute<? super E, ?>> attributes() {
            return List.of(attribute);
        }
    }
}
