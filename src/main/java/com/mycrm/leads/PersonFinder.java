package com.mycrm.leads;

import com.mycrm.api.problem.Problems;
import com.mycrm.api.problem.Violation;
import com.mycrm.persistence.Comparison;
import com.mycrm.persistence.Condition;
import com.mycrm.persistence.CriteriaQueries;
import com.mycrm.persistence.Projection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out who is to be erased, and the leads of that person. */
@ApplicationScoped
class PersonFinder {

    /**
     * The ids of a person's leads.
     *
     * @param showing leads that show the person's number or another name, by the path of their kind
     * @param linked leads that are the person's for another reason
     * @param former leads that had the person's number before, by their history
     */
    record PersonLeads(Map<String, Set<Long>> showing, Set<Long> linked, Set<Long> former) {

        Set<Long> all() {
            var all = new TreeSet<>(linked);
            showing.values().forEach(all::addAll);
            all.addAll(former);
            return all;
        }
    }

    private record FormerNumber(long leadId, String phone) {}

    private static final Projection<LeadChange, FormerNumber> FORMER_NUMBERS = new Projection<>(
            LeadChange.class,
            () -> LeadChange_.id,
            () -> List.of(LeadChange_.leadId, LeadChange_.from),
            row -> new FormerNumber(row.getLong(2), row.getString(3)));

    @Inject
    CriteriaQueries queries;

    @Inject
    Event<PersonSought> sought;

    @Any
    @Inject
    Instance<LeadKind<?, ?>> kinds;

    /**
     * The person, whose number has its country where one stored number shows it, and with the numbers that may be
     * somebody else's.
     *
     * @throws com.mycrm.api.problem.ProblemException 422 where the number may be one of several persons
     */
    Person identified(Person named) {
        if (named.number() == null) {
            return named;
        }
        var stored = numbers(named);
        var persons = byKey(named, stored);
        if (!named.number().hasCountry() && persons.size() > 1) {
            throw Problems.unprocessable(List.of(Violation.pointer(
                    "/" + LeadInput.PHONE,
                    "fits " + persons.size() + " persons; give the number with its country, such as +32")));
        }
        var person = named.number().hasCountry() || persons.isEmpty()
                ? named
                : named.with(persons.iterator().next());
        return person.withShared(shared(person, stored));
    }

    /** The numbers with their country that may be the person's, each once. */
    private static Collection<PhoneNumber> byKey(Person person, Collection<PhoneNumber> stored) {
        return stored.stream()
                .filter(PhoneNumber::hasCountry)
                .filter(person.number()::isSame)
                .collect(Collectors.toMap(PhoneNumber::key, Function.identity(), (one, same) -> one))
                .values();
    }

    /** The national forms of the person's number that fit another person's number as well. */
    private static Set<String> shared(Person person, Collection<PhoneNumber> stored) {
        if (!person.number().isInternational()) {
            return Set.of();
        }
        return stored.stream()
                .filter(number -> !number.hasCountry() && number.isSame(person.number()))
                .filter(number -> isOfOthers(number, person, stored))
                .map(PhoneNumber::digits)
                .collect(Collectors.toSet());
    }

    private static boolean isOfOthers(PhoneNumber national, Person person, Collection<PhoneNumber> stored) {
        return byKey(person.with(national), stored).stream().anyMatch(number -> !number.isSame(person.number()));
    }

    /** All stored numbers that may be the person's, former ones too. */
    private Collection<PhoneNumber> numbers(Person person) {
        var written = new ArrayList<String>();
        kinds.forEach(kind -> written.addAll(numbers(kind, person.number())));
        former(person.number()).forEach(former -> written.add(former.phone()));
        return written.stream()
                .filter(Objects::nonNull)
                .flatMap(text -> PhoneNumber.of(text).stream())
                .toList();
    }

    private <E extends Lead, D> List<String> numbers(LeadKind<E, D> kind, PhoneNumber number) {
        return rows(kind, kind.searches(number))
                .flatMap(row -> numbers(kind, row))
                .toList();
    }

    private static <E extends Lead, D> Stream<String> numbers(LeadKind<E, D> kind, LeadRow<D> lead) {
        return Stream.concat(Stream.of(lead.phone()), kind.numbers(lead.details()));
    }

    private <E extends Lead, D> Stream<LeadRow<D>> rows(LeadKind<E, D> kind, List<List<Condition<E>>> searches) {
        return searches.stream().flatMap(conditions -> queries.find(kind.projection(), conditions).stream());
    }

    private List<FormerNumber> former(PhoneNumber number) {
        return queries.find(FORMER_NUMBERS, List.of(Comparison.containsDigits(LeadChange_.oldDigits, number.end())));
    }

    /** The ids of the leads that are the person's now. */
    PersonLeads leads(Person person) {
        var showing = new HashMap<String, Set<Long>>();
        kinds.forEach(kind -> showing.put(kind.names().path(), leads(kind, person)));
        var shown = showing.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        var linked = new TreeSet<>(shown);
        sought.fire(new PersonSought(person, linked));
        linked.removeAll(shown);
        return new PersonLeads(showing, linked, formerLeads(person));
    }

    private <E extends Lead, D> Set<Long> leads(LeadKind<E, D> kind, Person person) {
        var searches = new ArrayList<>(kind.searches(person));
        if (person.number() != null) {
            searches.addAll(kind.searches(person.number()));
        }
        return rows(kind, searches)
                .filter(lead -> isOf(kind, person, lead))
                .map(LeadRow::id)
                .collect(Collectors.toSet());
    }

    static <E extends Lead, D> boolean isOf(LeadKind<E, D> kind, Person person, LeadRow<D> lead) {
        return kind.isOf(person, lead.details()) || numbers(kind, lead).anyMatch(person::hasNumber);
    }

    private Set<Long> formerLeads(Person person) {
        return person.number() == null
                ? Set.of()
                : former(person.number()).stream()
                        .filter(former -> person.hasNumber(former.phone()))
                        .map(FormerNumber::leadId)
                        .collect(Collectors.toSet());
    }
}
