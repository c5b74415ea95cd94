package com.mycrm.leads;

import com.mycrm.api.etag.IfMatch;
import com.mycrm.directory.PropertyNamed;
import com.mycrm.leads.counts.CountDeltas;
import com.mycrm.persistence.Conditions;
import com.mycrm.persistence.Jdbc;
import com.mycrm.persistence.TransactionConflict;
import com.mycrm.persistence.TranslatesConflicts;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The changes of leads that clients and files ask for. Leads are changed by this, {@link ChannelLeadCommands} and
 * {@link LeadErasures} only, all of them through {@link LeadWriter} or as it does, so that references, history,
 * versions and counts are kept in one place.
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

    @EJB
    IdempotentRequests requests;

    @Inject
    Event<LeadRemoved> removed;

    /**
     * Keeps a lead that came in. One whose {@code external_id} is known already changes the lead that has it.
     *
     * @throws com.mycrm.api.problem.ProblemException 422 with all faults of the input, or because the request's key was
     *     used for another body; 409 while the same request is being answered
     */
    public SaveResult create(LeadInput input, WriteContext origin, IdempotentRequest request) {
        if (request.key() == null) {
            return created(input, origin);
        }
        return requests.answered(origin.actor(), request).orElseGet(() -> {
            var saved = created(input, origin);
            requests.keep(origin.actor(), request, saved);
            return saved;
        });
    }

    private SaveResult created(LeadInput input, WriteContext origin) {
        var write = new LeadRules(origin, writer.resolve(List.of(input)), writer.existing(List.of(input)));
        write.add(input);
        input.source().check();
        writer.save(write);
        return write.saved();
    }

    /**
     * Keeps many leads at once, as {@link #create} does each. An input with faults is left out; they are in its source.
     */
    public void createAll(List<LeadInput> inputs, WriteContext origin) {
        var write = new LeadRules(origin, writer.resolve(inputs), writer.existing(inputs));
        inputs.forEach(write::add);
        writer.save(write);
    }

    /**
     * Changes a lead.
     *
     * @param whole what is not given takes its default (PUT); else it stays as it is (PATCH)
     * @return nothing where there is no such lead
     */
    public Optional<LeadRow> update(long id, LeadInput input, IfMatch expected, boolean whole, String actor) {
        return writer.locked(id).map(lead -> {
            expected.check(lead.version());
            var write = new LeadRules(new WriteContext(actor, true), writer.resolve(List.of(input)), Map.of());
            write.change(lead, input, whole);
            input.source().check();
            writer.save(write);
            return LeadRow.of(lead);
        });
    }

    /** Whether there was such a lead. Its history goes with it. */
    public boolean delete(long id, IfMatch expected) {
        return writer.locked(id)
                .map(lead -> {
                    expected.check(lead.version());
                    jdbc.update("DELETE FROM lead_history WHERE lead_id = ?", id);
                    requests.forget(Set.of(id));
                    removed.fire(new LeadRemoved(id));
                    em.remove(lead);
                    em.flush();
                    var deltas = new CountDeltas();
                    deltas.remove(lead.counted());
                    deltas.write(jdbc);
                    return true;
                })
                .orElse(false);
    }

    /** Gives leads the new name of their property. Leads that only had its reference belong to it from now on. */
    public void follow(@Observes PropertyNamed named) {
        var property = named.property();
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(Lead.class);
        var lead = query.from(Lead.class);
        query.select(lead)
                .where(cb.or(
                        cb.equal(lead.get(Lead_.propertyId), property.id()),
                        cb.and(
                                lead.get(Lead_.propertyId).isNull(),
                                cb.equal(lead.get(Lead_.propertyReferenceKey), Conditions.key(property.reference())))));
        var write = new LeadRules(new WriteContext(named.actor(), true), null, Map.of());
        em.createQuery(query)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .forEach(found -> write.name(found, property));
        writer.save(write);
    }
}
