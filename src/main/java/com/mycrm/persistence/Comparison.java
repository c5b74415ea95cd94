package com.mycrm.persistence;

import com.mycrm.api.paging.TimeRange;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.metamodel.SingularAttribute;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A condition that compares one attribute with values. */
public record Comparison<E, T>(SingularAttribute<? super E, T> attribute, Operator operator, List<?> values)
        implements Condition<E> {

    /** A way to compare. It takes as many parameters as the comparison has values. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // operators are used with attributes of a type that they can compare
    enum Operator {
        ANY_OF,
        FROM,
        BEFORE,
        FROM_BEFORE,
        BETWEEN,
        LIKE;

        /** @param next makes the next parameter */
        private Predicate build(CriteriaBuilder cb, Path path, Supplier<Expression> next, int values) {
            return switch (this) {
                case ANY_OF ->
                    values == 1
                            ? cb.equal(path, next.get())
                            : path.in(Stream.generate(next).limit(values).toArray(Expression[]::new));
                case FROM -> cb.greaterThanOrEqualTo(path, next.get());
                case BEFORE -> cb.lessThan(path, next.get());
                case FROM_BEFORE -> cb.and(FROM.build(cb, path, next, 1), BEFORE.build(cb, path, next, 1));
                case BETWEEN -> cb.between(path, next.get(), next.get());
                case LIKE -> cb.like(path, next.get());
            };
        }
    }

    /**
     * Equal to any of the values. The last value is repeated up to a power of two, so that lists of many lengths share
     * few shapes.
     */
    public static <E, T> Comparison<E, T> anyOf(
            SingularAttribute<? super E, T> attribute, Collection<? extends T> values) {
        var padded = new ArrayList<T>(values);
        var size = Integer.highestOneBit(2 * padded.size() - 1);
        padded.addAll(Collections.nCopies(size - padded.size(), padded.get(padded.size() - 1)));
        return new Comparison<>(attribute, Operator.ANY_OF, padded);
    }

    /**
     * Contains the digits.
     *
     * @param digits decimal digits only, none of which is a wildcard of LIKE
     */
    public static <E> Comparison<E, String> containsDigits(
            SingularAttribute<? super E, String> attribute, String digits) {
        return new Comparison<>(attribute, Operator.LIKE, List.of("%" + digits + "%"));
    }

    /** At or after the range's first instant and before the first one behind it, where it has these bounds. */
    static <E> Comparison<E, Instant> within(SingularAttribute<? super E, Instant> attribute, TimeRange range) {
        if (range.from() == null) {
            return new Comparison<>(attribute, Operator.BEFORE, List.of(range.before()));
        }
        return range.before() == null
                ? new Comparison<>(attribute, Operator.FROM, List.of(range.from()))
                : new Comparison<>(attribute, Operator.FROM_BEFORE, List.of(range.from(), range.before()));
    }

    /** Whether all objects that match have the same value of the attribute. */
    boolean hasOneValue() {
        return operator == Operator.ANY_OF && values.size() == 1;
    }

    @Override
    public Object shape() {
        return List.of(attribute.getName(), operator, values.size());
    }

    @Override
    public Predicate predicate(CriteriaBuilder cb, Root<E> root, Parameters parameters) {
        return operator.build(cb, root.get(attribute), () -> parameters.next(attribute), values.size());
    }

    @Override
    public List<SingularAttribute<? super E, ?>> attributes() {
        return List.of(attribute);
    }
}
