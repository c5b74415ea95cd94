package com.mycrm.leads;

import com.mycrm.leads.LeadHistory.Change;
import com.mycrm.leads.counts.CountDeltas;
import com.mycrm.persistence.Condition;
import com.mycrm.persistence.Conditions;
import com.mycrm.persistence.CriteriaQueries;
import com.mycrm.persistence.DatabaseClock;
import com.mycrm.persistence.Jdbc;
import com.mycrm.persistence.Projection;
import com.mycrm.persistence.TranslatesConflicts;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Deletes a person's data and leaves the leads, so that counts stay as they are (GDPR, article 17).
 *
 * <p>What goes: the number in every form that is {@link PhoneDigits#same}, the personal fields of each kind and the
 * other system's id, from the leads of all kinds, their history and the answers kept for repeated requests, and
 * whatever others keep of the person, which {@link PersonErased} has them delete. A number that a lead had once counts
 * too.
 */
@Stateless
@TranslatesConflicts
public class LeadErasures {

    /** What was done; it cannot be undone. */
    @JsonbPropertyOrder({"leads", "time", "actor"})
    public record Erasure(long leads, Instant time, String actor) {}

    private static final String ERASE_HISTORY = "UPDATE lead_history"
            + " SET old_value = NULL, new_value = NULL, old_digits = NULL WHERE lead_id = ? AND field IN (%s)";

    private record FormerNumber(long leadId, String phone) {}

    private static final Projection<LeadChange, FormerNumber> FORMER_NUMBERS = new Projection<>(
            LeadChange.class,
            () -> LeadChange_.id,
            () -> List.of(LeadChange_.leadId, LeadChange_.from),
            row -> new FormerNumber(row.getLong(2), row.getString(3)));

    @PersistenceContext
    EntityManager em;

    @Inject
    CriteriaQueries queries;

    @Inject
    Jdbc jdbc;

    @EJB
    IdempotentRequests requests;

    @Inject
    Event<PersonErased> erased;

    @Any
    @Inject
    Instance<LeadKind<?, ?>> kinds;

    /** Erases the person's data from the leads of every kind. */
    public Erasure erase(Person person, String actor) {
        var now = DatabaseClock.now().truncatedTo(ChronoUnit.SECONDS);
        var ids = new TreeSet<>(formerly(person));
        kinds.forEach(kind -> ids.addAll(anonymize(kind, person, now)));
        var fields = personalFields();
        var eraseHistory = ERASE_HISTORY.formatted(Jdbc.marks(fields));
        ids.forEach(id -> jdbc.update(eraseHistory, withId(id, fields)));
        requests.forget(ids);
        erased.fire(new PersonErased(Set.copyOf(ids), Optional.ofNullable(person.commonDigits()), person::hasNumber));
        record(ids, actor, now);
        return new Erasure(ids.size(), now, actor);
    }

    /** The ids of the leads of a kind, which name nobody from now on. */
    private <E extends Lead, D> List<Long> anonymize(LeadKind<E, D> kind, Person person, Instant now) {
        var deltas = new CountDeltas(kind);
        var leads = locked(kind, person);
        for (var lead : leads) {
            deltas.remove(lead.counted());
            kind.change(lead, kind.values(lead).anonymized(kind), now);
            deltas.add(lead.counted());
        }
        em.flush();
        deltas.write(jdbc);
        return leads.stream().map(Lead::id).toList();
    }

    private List<String> personalFields() {
        var fields = new TreeSet<>(Set.of(LeadInput.PHONE, LeadInput.EXTERNAL_ID));
        kinds.forEach(kind -> kind.fields().stream()
                .filter(DetailField::isPersonal)
                .map(DetailField::name)
                .forEach(fields::add));
        return List.copyOf(fields);
    }

    private static Object[] withId(long id, List<String> fields) {
        return Stream.concat(Stream.of(id), fields.stream()).toArray();
    }

    /**
     * The leads that are the person's now. They are found by index and locked by their ids, so that no other lead is.
     */
    private <E extends Lead, D> List<E> locked(LeadKind<E, D> kind, Person person) {
        return searches(kind, person).stream()
                .flatMap(conditions -> queries.find(kind.projection(), conditions).stream())
                .filter(lead -> isOf(kind, person, lead.phone(), lead.details()))
                .map(LeadRow::id)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .map(id -> em.find(kind.entity(), id, LockModeType.PESSIMISTIC_WRITE))
                .filter(lead ->
                        lead != null && isOf(kind, person, kind.values(lead).phone(), kind.details(lead)))
                .toList();
    }

    private static <E extends Lead, D> List<List<Condition<E>>> searches(LeadKind<E, D> kind, Person person) {
        var searches = new ArrayList<>(kind.searches(person));
        var digits = person.commonDigits();
        if (digits != null) {
            searches.add(Conditions.<E>all()
                    .ifPresent(Optional.of(digits).filter(PhoneIndex::serves), PhoneIndex::condition)
                    .containsDigits(Lead_.phoneDigits, digits)
                    .list());
        }
        return searches;
    }

    private static <D> boolean isOf(LeadKind<?, D> kind, Person person, String phone, D details) {
        return person.hasNumber(phone) || kind.isOf(person, details);
    }

    /** The leads that had the number before, by their history. */
    private Set<Long> formerly(Person person) {
        if (person.digits() == null) {
            return Set.of();
        }
        var conditions = Conditions.<LeadChange>all()
                .containsDigits(LeadChange_.oldDigits, person.commonDigits())
                .list();
        return queries.find(FORMER_NUMBERS, conditions).stream()
                .filter(former -> person.hasNumber(former.phone()))
                .map(FormerNumber::leadId)
                .collect(Collectors.toSet());
    }

    private void record(Set<Long> ids, String actor, Instant now) {
        var changes = new HashMap<Long, List<Change>>();
        ids.forEach(id -> changes.put(id, List.of(new Change(LeadHistory.ERASED, null, null))));
        LeadHistory.write(jdbc, changes, actor, now);
        jdbc.update(
                "INSERT INTO lead_erasures (erased_at, actor, leads) VALUES (?, ?, ?)",
                now.getEpochSecond(),
                actor,
                ids.size());
    }
}
