package com.mycrm.leads;

import com.mycrm.api.WriteRequest;
import com.mycrm.api.text.CanonicalText;
import com.mycrm.directory.PropertyNamed;
import com.mycrm.events.EventLog;
import com.mycrm.events.NewEvent;
import com.mycrm.imports.IdentifiedRow;
import com.mycrm.leads.counts.CountDeltas;
import com.mycrm.persistence.Jdbc;
import com.mycrm.persistence.TransactionConflict;
import com.mycrm.persistence.TranslatesConflicts;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The changes of leads that clients and files ask for. Other classes that change leads are the commands of channels,
 * the unlinking of calls and {@link LeadErasures}. All use {@link LeadWriter} or do as it does, so that references,
 * history, versions and counts are kept in one place.
 *
 * <p>A lead is locked from its reading to the commit. So of two writers the last one wins where both change the same
 * field, and both win where they do not. Any method may throw {@link TransactionConflict}, and then has changed
 * nothing.
 */
@Stateless
@TranslatesConflicts
public class LeadCommands {

    @PersistenceContext
    EntityManager em;

    @Inject
    Jdbc jdbc;

    @Inject
    LeadWriter writer;

    @Any
    @Inject
    Instance<LeadKind<?, ?>> kinds;

    @EJB
    IdempotentRequests requests;

    @Inject
    EventLog events;

    @Inject
    Event<LeadRemoved> removed;

    /**
     * Keeps a lead that came in. One whose {@code external_id} is known already changes the lead that has it.
     *
     * @throws com.mycrm.api.problem.ProblemException 422 with all faults of the input, or because the request's key was
     *     used for another body; 409 while the same request is being answered
     */
    public <E extends Lead, D> SaveResult<D> create(
            LeadKind<E, D> kind, LeadInput<D> input, WriteContext origin, IdempotentRequest request) {
        if (request.key() == null) {
            return created(kind, input, origin);
        }
        return requests.answered(kind, origin.actor(), request).orElseGet(() -> {
            var saved = created(kind, input, origin);
            requests.keep(kind, origin.actor(), request, saved);
            return saved;
        });
    }

    private <E extends Lead, D> SaveResult<D> created(LeadKind<E, D> kind, LeadInput<D> input, WriteContext origin) {
        var write = rules(kind, List.of(input), origin);
        write.add(input);
        input.source().check();
        writer.save(write);
        return write.saved();
    }

    private <E extends Lead, D> LeadRules<E, D> rules(
            LeadKind<E, D> kind, List<LeadInput<D>> inputs, WriteContext origin) {
        return new LeadRules<>(kind, origin, writer.resolve(inputs), writer.existing(kind, inputs));
    }

    /**
     * Keeps many leads at once, as {@link #create} does each; a row with an id changes the lead that has it. An input
     * with faults is left out; they are in its source.
     */
    public <E extends Lead, D> void createAll(
            LeadKind<E, D> kind, List<IdentifiedRow<LeadInput<D>>> rows, WriteContext origin) {
        var byId = writer.locked(
                kind,
                rows.stream().map(IdentifiedRow::id).filter(Objects::nonNull).collect(Collectors.toSet()));
        var write = rules(kind, rows.stream().map(IdentifiedRow::input).toList(), origin);
        for (var row : rows) {
            var lead = row.id() == null ? null : byId.get(row.id());
            if (row.id() == null) {
                write.add(row.input());
            } else if (lead == null) {
                row.input().source().fault("id", "is the id of no lead here");
            } else if (!row.isOf(lead.createdAt())) {
                row.input().source().fault("id", IdentifiedRow.OF_ANOTHER_SERVICE);
            } else {
                write.change(lead, row.input().changing(kind.values(lead)), false);
            }
        }
        writer.save(write);
    }

    /**
     * Changes a lead.
     *
     * @param whole what is not given takes its default (PUT); else it stays as it is (PATCH)
     * @return nothing where there is no such lead
     */
    public <E extends Lead, D> Optional<LeadRow<D>> update(
            LeadKind<E, D> kind, long id, LeadInput<D> input, boolean whole, WriteRequest request) {
        return writer.locked(kind, id).map(lead -> {
            request.ifMatch().check(lead.version());
            var origin = new WriteContext(request.actor(), true);
            var related = writer.resolve(List.of(input), kind.values(lead).propertyId());
            var write = new LeadRules<>(kind, origin, related, writer.existing(kind, List.of(input)));
            write.change(lead, input, whole);
            input.source().check();
            writer.save(write);
            return kind.row(lead);
        });
    }

    /** Whether there was such a lead. Its history goes with it. */
    public <E extends Lead, D> boolean delete(LeadKind<E, D> kind, long id, WriteRequest request) {
        return writer.locked(kind, id)
                .map(lead -> {
                    request.ifMatch().check(lead.version());
                    jdbc.update("DELETE FROM lead_history WHERE lead_id = ?", id);
                    requests.forget(Set.of(id));
                    removed.fire(new LeadRemoved(id, request.actor()));
                    em.remove(lead);
                    em.flush();
                    var deltas = new CountDeltas(kind);
                    deltas.remove(lead.counted());
                    deltas.write(jdbc);
                    events.append(List.of(NewEvent.deleted(LeadEvents.subject(kind, id))), request.actor());
                    return true;
                })
                .orElse(false);
    }

    /** Gives leads the new name of their property. Leads that only had its reference belong to it from now on. */
    public void follow(@Observes PropertyNamed named) {
        kinds.forEach(kind -> follow(kind, named));
    }

    private <E extends Lead, D> void follow(LeadKind<E, D> kind, PropertyNamed named) {
        var property = named.property();
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(kind.entity());
        var lead = query.from(kind.entity());
        query.select(lead)
                .where(cb.or(
                        cb.equal(lead.get(Lead_.propertyId), property.id()),
                        cb.and(
                                lead.get(Lead_.propertyId).isNull(),
                                cb.equal(
                                        lead.get(Lead_.propertyReferenceKey),
                                        CanonicalText.key(property.reference())))));
        var write = new LeadRules<>(kind, new WriteContext(named.actor(), true), null, Map.of());
        em.createQuery(query)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .forEach(found -> write.name(found, property));
        writer.save(write);
    }
}
