package com.mycrm.leads;

import com.mycrm.api.text.CanonicalText;
import com.mycrm.directory.PropertyDirectory;
import com.mycrm.directory.UserDirectory;
import com.mycrm.persistence.Jdbc;
import com.mycrm.persistence.TransactionConflict;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
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

/** The database work that all commands on leads share, within their transactions. */
@ApplicationScoped
public class LeadWriter {

    @PersistenceContext
    EntityManager em;

    @Inject
    Jdbc jdbc;

    @Inject
    LeadEvents events;

    @EJB
    UserDirectory users;

    @EJB
    PropertyDirectory properties;

    /** The lead with that id, locked until the transaction ends. */
    public <E extends Lead> Optional<E> locked(LeadKind<E, ?> kind, long id) {
        return Optional.ofNullable(em.find(kind.entity(), id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The leads with these ids, locked until the transaction ends. */
    <E extends Lead> Map<Long, E> locked(LeadKind<E, ?> kind, Set<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var query = em.getCriteriaBuilder().createQuery(kind.entity());
        var lead = query.from(kind.entity());
        query.select(lead).where(lead.get(Lead_.id).in(ids));
        return em.createQuery(query)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .collect(Collectors.toMap(Lead::id, Function.identity()));
    }

    /** The leads that have the {@code external_id} of one of the inputs, locked. */
    <E extends Lead, D> Map<String, E> existing(LeadKind<E, D> kind, List<LeadInput<D>> inputs) {
        var ids = values(inputs, input -> input.externalId().value());
        if (ids.isEmpty()) {
            return new HashMap<>();
        }
        var query = em.getCriteriaBuilder().createQuery(kind.entity());
        var lead = query.from(kind.entity());
        query.select(lead).where(lead.get(Lead_.externalId).in(ids));
        return em.createQuery(query)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .collect(Collectors.toMap(found -> kind.values(found).externalId(), Function.identity()));
    }

    /** The users and properties that the inputs refer to. */
    public <D> ResolvedReferences resolve(List<LeadInput<D>> inputs) {
        return resolve(inputs, null);
    }

    /** @param current the property of the lead that is changed, whose agent it may get; null for none */
    <D> ResolvedReferences resolve(List<LeadInput<D>> inputs, Long current) {
        var ids = new HashSet<>(values(inputs, input -> input.property().value()));
        if (current != null) {
            ids.add(current);
        }
        var byId = properties.byId(ids);
        var byReference = properties.byReference(values(
                inputs,
                input -> input.reference().isValue()
                        ? CanonicalText.key(input.reference().value())
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

    private static <D, T> Set<T> values(List<LeadInput<D>> inputs, Function<LeadInput<D>, T> value) {
        return inputs.stream().map(value).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** Writes the leads, their history, their events and what they change of the counts. */
    public <E extends Lead, D> void save(LeadRules<E, D> write) {
        if (!write.isEmpty()) {
            write(write);
            events.append(write);
            checkNames(write);
        }
    }

    /**
     * The same, with what a message brings beside the lead, which the events of the lead show too.
     *
     * @param message stores it
     */
    public <E extends Lead, D> void save(LeadRules<E, D> write, Runnable message) {
        write(write);
        message.run();
        events.appendWithMessage(write);
        checkNames(write);
    }

    private <E extends Lead, D> void write(LeadRules<E, D> write) {
        em.flush();
        LeadInserts.write(jdbc, write.kind(), write.inserts());
        LeadHistory.write(jdbc, write.changes(), write.actor(), write.now());
        write.deltas().write(jdbc);
    }

    /** The rows now keep their properties from being renamed; one that was renamed in between is read again. */
    private void checkNames(LeadRules<?, ?> write) {
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
}
