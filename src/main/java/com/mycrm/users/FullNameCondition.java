package com.mycrm.users;

import com.mycrm.persistence.Condition;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.metamodel.SingularAttribute;
import java.util.List;

/**
 * The users of a first and a last name, ignoring case.
 *
 * @param first in lower case
 * @param last in lower case
 */
record FullNameCondition(String first, String last) implements Condition<User> {

    @Override
    public Object shape() {
        return "full name";
    }

    @Override
    public Predicate predicate(CriteriaBuilder cb, Root<User> root, Parameters parameters) {
        return cb.and(
                cb.equal(cb.lower(root.get(User_.firstName)), parameters.next(User_.firstName)),
                cb.equal(cb.lower(root.get(User_.lastName)), parameters.next(User_.lastName)));
    }

    @Override
    public List<String> values() {
        return List.of(first, last);
    }

    @Override
    public List<SingularAttribute<? super User, ?>> attributes() {
        return List.of(User_.firstName, User_.lastName);
    }
}
