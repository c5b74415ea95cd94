package com.mycrm.leads;

import com.mycrm.persistence.Comparison;
import com.mycrm.persistence.Condition;
import com.mycrm.persistence.Conditions;
import com.mycrm.persistence.EitherCondition;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stored digits are compared with to find a number.
 *
 * @param parts digits that a found number contains, one of them or more
 * @param whole or those of a number that is stored without its country
 */
public record PhoneSearch(Set<String> parts, Set<String> whole) {

    /** Leaves out each part that contains another one, because it finds nothing more. */
    static PhoneSearch of(Collection<String> parts, Collection<String> whole) {
        var needed = parts.stream()
                .filter(part -> parts.stream().noneMatch(other -> !part.equals(other) && part.contains(other)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new PhoneSearch(needed, new LinkedHashSet<>(whole));
    }

    /** Whether there are digits enough for {@link PhoneIndex}. */
    boolean isIndexed() {
        return parts.stream().allMatch(PhoneIndex::serves);
    }

    /** Whether stored digits are found. */
    boolean finds(String digits) {
        return whole.contains(digits) || parts.stream().anyMatch(digits::contains);
    }

    /** The conditions on the number of a lead, one of which uses indexes where there are enough digits. */
    <E extends Lead> List<Condition<E>> conditions() {
        return Conditions.<E>all()
                .ifPresent(Optional.of(this).filter(PhoneSearch::isIndexed), PhoneIndex::condition)
                .add(condition(Lead_.phoneDigits))
                .list();
    }

    /** The condition on an attribute that holds {@link PhoneNumber#digits()}. */
    <E> Condition<E> condition(SingularAttribute<? super E, String> attribute) {
        var contained = parts.stream().map(part -> Comparison.<E>containsDigits(attribute, part));
        var either = Stream.concat(
                        contained,
                        whole.isEmpty() ? Stream.empty() : Stream.of(Comparison.<E, String>anyOf(attribute, whole)))
                .toList();
        return either.size() == 1 ? either.get(0) : new EitherCondition<>(either);
    }
}
