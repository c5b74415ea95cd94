package com.mycrm.leads;

import com.mycrm.api.expand.Envelope;
import com.mycrm.events.ChangedField;
import com.mycrm.events.NewEvent;
import com.mycrm.events.NewEvent.Subject;
import com.mycrm.leads.LeadHistory.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The events of leads: what the log says of their changes. */
final class LeadEvents {

    private LeadEvents() {}

    static Subject subject(LeadKind<?, ?> kind, long id) {
        return new Subject(kind.names().single(), id);
    }

    /** Those of all leads that a transaction has made and changed; they have ids. */
    static <E extends Lead, D> List<NewEvent> of(LeadRules<E, D> write) {
        var events = new ArrayList<NewEvent>();
        write.inserts().forEach(lead -> events.add(event(write.kind(), lead, NewEvent.CREATED, List.of())));
        write.changed()
                .forEach(lead -> events.add(event(
                        write.kind(), lead, NewEvent.UPDATED, write.changes().get(lead.id()))));
        return events;
    }

    static <E extends Lead, D> NewEvent erased(LeadKind<E, D> kind, E lead) {
        return event(kind, lead, NewEvent.ERASED, List.of());
    }

    private static <E extends Lead, D> NewEvent event(LeadKind<E, D> kind, E lead, String verb, List<Change> changes) {
        var document = Envelope.ofOne(kind.names().single(), kind.view(kind.row(lead)));
        return NewEvent.of(subject(kind, lead.id()), verb, document, fields(changes));
    }

    /** Each field once, from its first value to its last one: a file may change a lead in several rows. */
    private static Map<String, ChangedField> fields(List<Change> changes) {
        var fields = new LinkedHashMap<String, ChangedField>();
        for (var change : changes) {
            var from = LeadHistory.value(change.field(), change.from());
            var to = LeadHistory.value(change.field(), change.to());
            fields.merge(
                    change.field(), new ChangedField(from, to), (first, last) -> new ChangedField(first.from(), to));
        }
        fields.values().removeIf(field -> Objects.equals(field.from(), field.to()));
        return fields;
    }
}
