package com.mycrm.users;

import com.mycrm.api.text.CanonicalText;
import com.mycrm.persistence.Condition;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.List;

/**
 * The users of a name: first and last name in either order, ignoring case.
 *
 * @param name in lower case, with one blank between words
 */
record FullNameCondition(String name) implements Condition<User> {

    /** @param text also {@code Last, First} */
    static FullNameCondition of(String text) {
        return new FullNameCondition(
                CanonicalText.key(text).replace(',', ' ').strip().replaceAll("\\s+", " "));
    }

    @Override
    public Object shape() {
        return "full name";
    }

    @Override
    public Predicate predicate(CriteriaBuilder cb, Root<User> root, Parameters parameters) {
        var first = root.get(User_.firstName);
        var last = root.get(User_.lastName);
        return cb.or(
                cb.equal(joined(cb, first, last), parameters.next(User_.firstName)),
                cb.equal(joined(cb, last, first), parameters.next(User_.firstName)));
    }

    private static Expression<String> joined(CriteriaBuilder cb, Expression<String> one, Expression<String> other) {
        return cb.lower(cb.concat(cb.concat(one, " "), other));
    }

    @Override
    public List<String> values() {
        return List.of(name, name);
    }

    @Override
    public List<SingularAttribute<? super User, ?>> attributes() {
        return List.of(User_.firstName, User_.lastName);
    }
}
