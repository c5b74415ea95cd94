package com.mycrm.leads;

import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.PageRequest;
import com.mycrm.api.text.StoredText;
import com.mycrm.persistence.EntityList;
import com.mycrm.persistence.Jdbc;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What happened to leads: every change of every field, written with the change. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class LeadHistory {

    /** The field of the first entry, a lead's creation, and of the entry that tells of an erasure. */
    static final String CREATED = "created";

    static final String ERASED = "erased";

    /** The field of the entry that tells why the message to the agent failed. */
    static final String REASON = "reason";

    private static final String INSERT = "INSERT INTO lead_history"
            + " (lead_id, changed_at, actor, field, old_value, new_value, old_digits) VALUES (?, ?, ?, ?, ?, ?, ?)";

    /** The fields of all kinds that hold ids. */
    private static final Set<String> IDS = Set.of(LeadInput.USER, LeadInput.PROPERTY);

    /** The characters that a column of values holds. */
    private static final int LONGEST = 190;

    /**
     * One field's change, in words.
     *
     * @param isPhone whether the values are phone numbers, by which a person's leads are found
     */
    public record Change(String field, String from, String to, boolean isPhone) {

        /** A change of other values than phone numbers. */
        static Change of(String field, Object from, Object to) {
            return new Change(field, Objects.toString(from, null), Objects.toString(to, null), false);
        }
    }

    /**
     * One entry as the API shows it.
     *
     * @param from the former value, an id as a number
     */
    @JsonbPropertyOrder({"time", "actor", "field", "from", "to"})
    public record Entry(
            Instant time,
            String actor,
            String field,

            @JsonbNillable @JsonbProperty("old") Object from,

            @JsonbNillable @JsonbProperty("new") Object to) {}

    @PersistenceContext
    EntityManager em;

    /** The entries of a lead, oldest first; empty where there is no such lead. */
    public Optional<Page<Entry>> of(LeadKind<?, ?> kind, long leadId, PageRequest page) {
        var lead = em.find(kind.entity(), leadId);
        if (lead == null) {
            return Optional.empty();
        }
        // The creation is a column of the lead and not a row: of most leads it is all there is.
        var entries = new ArrayList<Entry>();
        if (page.number() == 1) {
            entries.add(new Entry(lead.createdAt(), lead.createdBy(), CREATED, null, null));
        }
        var changes = new EntityList<>(em, LeadChange.class, LeadChange_.id)
                .where((cb, change) -> cb.equal(change.get(LeadChange_.leadId), leadId));
        changes.rows(Math.max(0, page.offset() - 1), page.size() - entries.size())
                .forEach(change -> entries.add(entry(kind, change)));
        return Optional.of(new Page<>(1 + changes.count(), page, entries));
    }

    private static Entry entry(LeadKind<?, ?> kind, LeadChange change) {
        return new Entry(
                change.time(),
                change.actor(),
                change.field(),
                value(kind, change.field(), change.from()),
                value(kind, change.field(), change.to()));
    }

    /** A value as the API shows it: an id as a number. */
    static Object value(LeadKind<?, ?> kind, String field, String text) {
        return text != null && isId(kind, field) ? Long.valueOf(text) : text;
    }

    private static boolean isId(LeadKind<?, ?> kind, String name) {
        return IDS.contains(name)
                || kind.fields().stream().anyMatch(field -> field.isId() && name.equals(field.name()));
    }

    /** Writes the changes of many leads in one batch, within the transaction that makes them. */
    static void write(Jdbc jdbc, Map<Long, List<Change>> changes, String actor, Instant now) {
        var rows = changes.entrySet().stream()
                .flatMap(lead -> lead.getValue().stream().map(change -> Map.entry(lead.getKey(), change)))
                .toList();
        jdbc.insertBatch(INSERT, rows, row -> {
            var change = row.getValue();
            var oldDigits = change.isPhone ? PhoneNumber.digits(change.from) : null;
            return new Object[] {
                row.getKey(),
                now.getEpochSecond(),
                actor,
                change.field,
                beginning(change.from),
                beginning(change.to),
                oldDigits
            };
        });
    }

    /** Of a long text only the beginning is kept. */
    private static String beginning(String value) {
        return value == null ? null : StoredText.truncate(value, LONGEST);
    }
}
