package com.mycrm.leads;

import com.mycrm.leads.LeadHistory.Change;
import com.mycrm.leads.counts.CountDeltas;
import com.mycrm.persistence.Conditions;
import com.mycrm.persistence.CriteriaQueries;
import com.mycrm.persistence.Jdbc;
import com.mycrm.persistence.Projection;
import com.mycrm.persistence.TranslatesConflicts;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Deletes a person's data and leaves the leads, so that counts stay as they are (GDPR, article 17).
 *
 * <p>What goes: the number in every form that is {@link PhoneDigits#same}, the WhatsApp user name and the other
 * system's id, from the leads, their history and the answers kept for repeated requests, and whatever others keep of
 * the person, which {@link PersonErased} has them delete. A number that a lead had once counts too.
 */
@Stateless
@TranslatesConflicts
public class LeadErasures {

    private static final List<String> NAMING = List.of(LeadInput.PHONE, LeadInput.USERNAME, LeadInput.EXTERNAL_ID);

    /** What was done; it cannot be undone. */
    @JsonbPropertyOrder({"leads", "time", "actor"})
    public record Erasure(long leads, Instant time, String actor) {}

    private static final String ERASE_HISTORY = "UPDATE lead_history"
            + " SET old_value = NULL, new_value = NULL, old_digits = NULL WHERE lead_id = ? AND field IN (?, ?, ?)";

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

    /** @param digits of the number, as {@link PhoneDigits#of} gives them */
    public Erasure erase(String digits, String actor) {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var deltas = new CountDeltas();
        var ids = new TreeSet<>(formerly(digits));
        for (var lead : locked(digits)) {
            ids.add(lead.id());
            deltas.remove(lead.counted());
            lead.change(lead.values().anonymized(), now);
            deltas.add(lead.counted());
        }
        em.flush();
        jdbc.batch(ERASE_HISTORY, ids, id -> new Object[] {id, NAMING.get(0), NAMING.get(1), NAMING.get(2)});
        requests.forget(ids);
        erased.fire(new PersonErased(
                Set.copyOf(ids), PhoneDigits.common(digits), phone -> phone != null && isSame(phone, digits)));
        record(ids, actor, now);
        deltas.write(jdbc);
        return new Erasure(ids.size(), now, actor);
    }

    /**
     * The leads that have the number now. They are found by index and locked by their ids, so that no other lead is.
     */
    private List<Lead> locked(String digits) {
        var common = PhoneDigits.common(digits);
        var conditions = Conditions.<Lead>all()
                .ifPresent(Optional.of(common).filter(PhoneIndex::serves), PhoneIndex::condition)
                .containsDigits(Lead_.phoneDigits, common)
                .list();
        return queries.find(LeadRow.PROJECTION, conditions).stream()
                .filter(lead -> isSame(lead.phone(), digits))
                .map(LeadRow::id)
                .sorted()
                .map(id -> em.find(Lead.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(lead -> lead != null && isSame(lead.values().phone(), digits))
                .toList();
    }

    /** The leads that had the number before, by their history. */
    private Set<Long> formerly(String digits) {
        var conditions = Conditions.<LeadChange>all()
                .containsDigits(LeadChange_.oldDigits, PhoneDigits.common(digits))
                .list();
        return queries.find(FORMER_NUMBERS, conditions).stream()
                .filter(former -> isSame(former.phone(), digits))
                .map(FormerNumber::leadId)
                .collect(Collectors.toSet());
    }

    private static boolean isSame(String phone, String digits) {
        return Optional.ofNullable(phone)
                .flatMap(PhoneDigits::of)
                .filter(kept -> PhoneDigits.same(kept, digits))
                .isPresent();
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
