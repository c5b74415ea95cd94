package com.mycrm.leads;

import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.PageRequest;
import com.mycrm.api.text.StoredText;
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

    private static final Set<String> IDS = Set.of(LeadInput.USER, LeadInput.PROPERTY, "lead");

    /** The fields that hold phone numbers. */
    private static final Set<String> NUMBERS = Set.of(LeadInput.PHONE, LeadInput.MOBILE);

    /** The characters that a column of values holds. */
    private static final int LONGEST = 190;

    /** One field's change, in words. */
    public record Change(String field, String from, String to) {}

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
        entries.addAll(rows(leadId, Math.max(0, page.offset() - 1), page.size() - entries.size()));
        return Optional.of(new Page<>(1 + count(leadId), page, entries));
    }

    private List<Entry> rows(long leadId, long offset, int size) {
        if (size == 0 || offset > Integer.MAX_VALUE) { // no size would mean no limit
            return List.of();
        }
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(LeadChange.class);
        var change = query.from(LeadChange.class);
        query.select(change)
                .where(cb.equal(change.get(LeadChange_.leadId), leadId))
                .orderBy(cb.asc(change.get(LeadChange_.id)));
        return em.createQuery(query).setFirstResult((int) offset).setMaxResults(size).getResultList().stream()
                .map(LeadHistory::entry)
                .toList();
    }

    private long count(long leadId) {
        var cb = em.getCriteriaBuilder();
        var query = cb.createQuery(Long.class);
        var change = query.from(LeadChange.class);
        query.select(cb.count(change)).where(cb.equal(change.get(LeadChange_.leadId), leadId));
        return em.createQuery(query).getSingleResult();
    }

    private static Entry entry(LeadChange change) {
        return new Entry(
                change.time(),
                change.actor(),
                change.field(),
                value(change.field(), change.from()),
                value(change.field(), change.to()));
    }

    /** A value as the API shows it: an id as a number. */
    static Object value(String field, String text) {
        return text != null && IDS.contains(field) ? Long.valueOf(text) : text;
    }

    /** Writes the changes of many leads in one batch, within the transaction that makes them. */
    static void write(Jdbc jdbc, Map<Long, List<Change>> changes, String actor, Instant now) {
        var rows = changes.entrySet().stream()
                .flatMap(lead -> lead.getValue().stream().map(change -> Map.entry(lead.getKey(), change)))
                .toList();
        jdbc.insertBatch(INSERT, rows, row -> {
            var change = row.getValue();
            var oldDigits = NUMBERS.contains(change.field) ? PhoneNumber.digits(change.from) : null;
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
