package com.mycrm.leads;

import com.mycrm.api.etag.IfMatch;
import com.mycrm.api.patch.PatchField;
import com.mycrm.directory.PropertyDirectory;
import com.mycrm.directory.PropertyNamed;
import com.mycrm.directory.UserDirectory;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything that changes a lead: nothing else does, so that references, history, versions and counts are kept in one place.
 *
 * <p>A lead is locked from its reading to the commit. So the last of two writers wins where they touch the same field, and
 * where they do not both win. Any method may throw {@link TransactionConflict}, and then has changed nothing.
 */
@Stateless
@TranslatesConflicts
public class LeadCommands {

    @PersistenceContext
    EntityManager em;

    @Inject
    Jdbc jdbc;

    @EJB
    UserDirectory users;

    @EJB
    PropertyDirectory properties;

    @EJB
    IdempotentRequests requests;

    @Inject
    Event<LeadRemoved> removed;

    /**
     * Keeps a lead that came in. One whose {@code external_id} is known already changes the lead that has it.
     *
     * @throws com.mycrm.api.problem.ProblemException 422 with all faults of the input, or because the request's key was used for
     *     another body; 409 while the same request is being answered
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
        var write = new LeadRules(origin, related(List.of(input)), existing(List.of(input)));
        write.add(input);
        input.source().check();
        save(write);
        return write.saved();
    }

    /**
     * Keeps many leads at once, as {@link #create} does each. An input with faults is left out; they are in its source.
     */
    public void createAll(List<LeadInput> inputs, WriteContext origin) {
        var write = new LeadRules(origin, related(inputs), existing(inputs));
        inputs.forEach(write::add);
        save(write);
    }

    /**
     * Changes a lead.
     *
     * @param whole what is not given takes its default (PUT); else it stays as it is (PATCH)
     * @return nothing where there is no such lead
     */
    public Optional<LeadRow> update(long id, LeadInput input, IfMatch expected, boolean whole, String actor) {
        return locked(id).map(lead -> {
            expected.check(lead.version());
            var write = new LeadRules(new WriteContext(actor, true), related(List.of(input)), Map.of());
            write.change(lead, input, whole);
            input.source().check();
            save(write);
            return LeadRow.of(lead);
        });
    }

    /** Whether there was such a lead. Its history goes with it. */
    public boolean delete(long id, IfMatch expected) {
        return locked(id)
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

    /** Leads follow the name of their property, and those that only named it before now belong to it. */
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
        save(write);
    }

    private Optional<Lead> locked(long id) {
        return Optional.ofNullable(em.find(Lead.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    private Map<String, Lead> existing(List<LeadInput> inputs) {
        var ids = values(inputs, input -> input.externalId().value());
        if (ids.isEmpty()) {
            return new HashMap<>();
        }
        var query = em.getCriteriaBuilder().createQuery(Lead.class);
        var lead = query.from(Lead.class);
        query.select(lead).where(lead.get(Lead_.externalId).in(ids));
        return em.createQuery(query)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .collect(Collectors.toMap(found -> found.values().externalId(), Function.identity()));
    }

    private ResolvedReferences related(List<LeadInput> inputs) {
        var byId = properties.byId(values(inputs, input -> input.property().value()));
        var byReference = properties.byReference(values(
                inputs,
                input -> input.reference().isValue()
                        ? Conditions.key(input.reference().value())
                        : null));
        var agents = new HashSet<Long>();
        byId.values().forEach(property -> agents.add(property.userId()));
        byReference.values().forEach(property -> agents.add(property.userId()));
        return new ResolvedReferences(
                users.existing(values(inputs, input -> input.user().value())),
                users.active(agents),
                byId,
                byReference,
                inputs.stream().allMatch(input -> input.user().isValue()) ? null : users.fallback());
    }

    private static <T> Set<T> values(List<LeadInput> inputs, Function<LeadInput, T> value) {
        return inputs.stream().map(value).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private void save(LeadRules write) {
        if (write.isEmpty()) {
            return;
        }
        em.flush();
        LeadInserts.write(jdbc, write.inserts());
        LeadHistory.write(jdbc, write.changes(), write.actor(), write.now());
        write.deltas().write(jdbc);
        checkNames(write);
    }

    /** The rows now keep their properties from being renamed; one that was renamed in between is read again. */
    private void checkNames(LeadRules write) {
        if (write.named().isEmpty()) {
            return;
        }
        var now = properties.byId(write.named().keySet());
        write.named().forEach((id, reference) -> {
            if (now.containsKey(id) && !now.get(id).reference().equals(reference)) {
                throw TransactionConflict.found();
            }
        });
    }

    /** Makes the lead of a customer who has written to a channel, and returns its id. */
    public long receive(InboundContact arrival, String actor) {
        var input = arrival.input();
        var related = related(List.of(input)).fallingBackTo(arrival.fallback());
        var write = new LeadRules(new WriteContext(actor, false), related, new HashMap<>());
        write.add(input);
        input.source().check();
        save(write);
        return write.saved().lead().id();
    }

    /**
     * Adds to a lead what a later message of its customer tells: what it lacks. A lead that was nobody's becomes that of its
     * property's agent.
     *
     * @return whether there is such a lead, which is then locked
     */
    public boolean join(long id, InboundContact arrival, String actor) {
        return locked(id)
                .map(lead -> {
                    var input = arrival.missing(lead.values(), null);
                    if (!input.phone().isGiven() && !input.username().isGiven() && !input.namesProperty()) {
                        return true;
                    }
                    var related = related(List.of(input)).fallingBackTo(arrival.fallback());
                    var isNobodys = arrival.user() == null && lead.values().userId() == related.fallback();
                    var agent = input.reference().isValue() && isNobodys
                            ? related.user(PatchField.absent(), related.property(input))
                            : null;
                    var all = arrival.missing(lead.values(), agent);
                    return written(lead, all, agent == null ? related : related(List.of(all)), actor);
                })
                .orElse(false);
    }

    /** Gives a lead the number that its customer has now. */
    public boolean renumber(long id, InboundContact arrival, String actor) {
        return locked(id)
                .map(lead -> written(lead, arrival.renumbered(), related(List.of()), actor))
                .orElse(false);
    }

    private boolean written(Lead lead, LeadInput input, ResolvedReferences related, String actor) {
        var write = new LeadRules(new WriteContext(actor, true), related, Map.of());
        write.change(lead, input, false);
        input.source().check();
        save(write);
        return true;
    }

    /**
     * Moves a lead to the status that a receipt gives it, where {@link LeadStatus#yieldsTo} lets it.
     *
     * @param reason why, for its history; null for none
     * @return whether there is such a lead
     */
    public boolean applyReceipt(long id, LeadStatus to, String reason, String actor) {
        return locked(id)
                .map(lead -> {
                    if (lead.values().status().yieldsTo(to)) {
                        var write = new LeadRules(new WriteContext(actor, true), null, Map.of());
                        write.applyReceipt(lead, to, reason);
                        save(write);
                    }
                    return true;
                })
                .orElse(false);
    }
}
