package com.mycrm.leads;

import com.mycrm.api.expand.Envelope;
import com.mycrm.api.expand.ExpandedObjects;
import com.mycrm.api.expand.Expansion;
import com.mycrm.events.ChangedField;
import com.mycrm.events.EventLog;
import com.mycrm.events.NewEvent;
import com.mycrm.events.NewEvent.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The events of leads: what the log says of their changes. They show the extras too. */
@ApplicationScoped
class LeadEvents {

    @Inject
    EventLog log;

    @Inject
    Expansion expansion;

    static Subject subject(LeadKind<?, ?> kind, long id) {
        return new Subject(kind.names().single(), id);
    }

    /** Appends those of all leads that a transaction has made, which have no messages yet, and changed. */
    <E extends Lead, D> void append(LeadRules<E, D> write) {
        append(write, write.changed().stream());
    }

    /** Appends the same, of a transaction that has stored a message of one of the leads. */
    <E extends Lead, D> void appendWithMessage(LeadRules<E, D> write) {
        append(write, Stream.concat(write.inserts().stream(), write.changed().stream()));
    }

    private <E extends Lead, D> void append(LeadRules<E, D> write, Stream<E> withMessages) {
        var kind = write.kind();
        var extras = extras(kind, withMessages.map(Lead::id).toList());
        var events = new ArrayList<NewEvent>();
        write.inserts()
                .forEach(lead ->
                        events.add(event(kind, NewEvent.CREATED, view(kind, kind.row(lead), extras), Map.of())));
        write.changed().forEach(lead -> {
            var after = view(kind, kind.row(lead), extras);
            var changed = log.differences(view(kind, write.before(lead), extras), after);
            events.add(event(kind, NewEvent.UPDATED, after, changed));
        });
        log.append(events, write.actor());
    }

    /** Appends that leads name nobody any more. Their messages are erased with them. */
    <E extends Lead, D> void appendErased(LeadKind<E, D> kind, List<E> leads, String actor) {
        var none = extras(kind, List.of());
        log.append(
                leads.stream()
                        .map(lead -> event(kind, NewEvent.ERASED, view(kind, kind.row(lead), none), Map.of()))
                        .toList(),
                actor);
    }

    private static NewEvent event(LeadKind<?, ?> kind, String verb, LeadView view, Map<String, ChangedField> changed) {
        var document = Envelope.ofOne(kind.names().single(), view);
        return NewEvent.of(subject(kind, view.lead().id()), verb, document, changed);
    }

    private ExpandedObjects extras(LeadKind<?, ?> kind, List<Long> withMessages) {
        return expansion.uncommittedExtras(relatedExtras(kind), withMessages);
    }

    /** The extras that other features know of a lead, and no field of it holds. */
    private static <E extends Lead, D> Set<String> relatedExtras(LeadKind<E, D> kind) {
        return kind.members().stream()
                .filter(member -> member.isExtra() && member.reference() != null)
                .map(LeadMember::name)
                .filter(name -> kind.fields().stream().noneMatch(field -> name.equals(field.name())))
                .collect(Collectors.toSet());
    }

    private static <D> LeadView view(LeadKind<?, D> kind, LeadRow<D> lead, ExpandedObjects extras) {
        return kind.references().expand().apply(kind.view(lead), extras);
    }
}
