package com.mycrm.leads;

import com.mycrm.directory.PersonErased;
import com.mycrm.leads.LeadHistory.Change;
import com.mycrm.leads.counts.CountDeltas;
import com.mycrm.persistence.TransactionConflict;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.metamodel.SingularAttribute;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Deletes a person's data and leaves the leads, so that counts stay as they are (GDPR, article 17).
 *
 * <p>What goes: the number in every form that is {@link PhoneDigits#same}, the WhatsApp user name and the other system's id,
 * from the leads, their history and the answers kept for repeated requests, and whatever others keep of the person, which
 * {@link PersonErased} has them delete. A number that a lead had once counts too.
 */
@Stateless
public class LeadErasures {

    private static final List<String> NAMING = List.of(LeadInput.PHONE, LeadInput.USERNAME, LeadInput.EXTERNAL_ID);

    /** What was done; it cannot be undone. */
    @JsonbPropertyOrder({"leads", "time", "actor"})
    public record Erasure(long leads, Instant time, String actor) {}

    /** The envelope of an erasure. */
    public record Document(Erasure erasure) {}

    @PersistenceContext
    EntityManager em;

    @EJB
    IdempotentRequests requests;

    @Inject
    Event<PersonErased> erased;

    /** @param digits of the number, as {@link PhoneDigits#of} gives them */
    public Erasure erase(String digits, String actor) {
        return TransactionConflict.translate(() -> {
            var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            var found = found(digits);
            var ids = new TreeSet<>(found.keySet());
            ids.addAll(formerly(digits));
            var tallies = new CountDeltas();
            for (var lead : found.values()) {
                tallies.remove(lead.tallied());
                lead.change(lead.values().nameless(), now);
                tallies.add(lead.tallied());
            }
            em.flush();
            ids.forEach(this::eraseHistory);
            requests.forget(ids);
            erased.fire(new PersonErased(
                    Set.copyOf(ids), PhoneDigits.common(digits), phone -> phone != null && isSame(phone, digits)));
            record(ids, tallies, actor, now);
            return new Erasure(ids.size(), now, actor);
        });
    }

    private Map<Long, Lead> found(String digits) {
        return like(Lead.class, Lead_.phoneDigits, digits).stream()
                .filter(lead -> isSame(lead.values().phone(), digits))
                .collect(Collectors.toMap(Lead::id, lead -> lead));
    }

    private Set<Long> formerly(String digits) {
        return like(LeadChange.class, LeadChange_.oldDigits, digits).stream()
                .filter(change -> isSame(change.from(), digits))
                .map(LeadChange::leadId)
                .collect(Collectors.toSet());
    }

    private <E> List<E> like(Class<E> entity, SingularAttribute<E, String> column, String digits) {
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(entity);
        var root = query.from(entity);
        query.select(root).where(cb.like(root.get(column), "%" + PhoneDigits.common(digits) + "%"));
        return em.createQuery(query).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
    }

    private static boolean isSame(String phone, String digits) {
        return PhoneDigits.of(phone)
                .filter(kept -> PhoneDigits.same(kept, digits))
                .isPresent();
    }

    private void eraseHistory(Long id) {
        em.createNativeQuery("UPDATE lead_history SET old_value = NULL, new_value = NULL, old_digits = NULL"
                        + " WHERE lead_id = ? AND field IN (?, ?, ?)")
                .setParameter(1, id)
                .setParameter(2, NAMING.get(0))
                .setParameter(3, NAMING.get(1))
                .setParameter(4, NAMING.get(2))
                .executeUpdate();
    }

    private void record(Set<Long> ids, CountDeltas tallies, String actor, Instant now) {
        var changes = new HashMap<Long, List<Change>>();
        ids.forEach(id -> changes.put(id, List.of(new Change(LeadHistory.ERASED, null, null))));
        try {
            var connection = em.unwrap(Connection.class);
            LeadHistory.write(connection, changes, actor, now);
            tallies.write(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot record an erasure", e);
        }
        em.createNativeQuery("INSERT INTO lead_erasures (erased_at, actor, leads) VALUES (?, ?, ?)")
                .setParameter(1, now.getEpochSecond())
                .setParameter(2, actor)
                .setParameter(3, ids.size())
                .executeUpdate();
    }
}
