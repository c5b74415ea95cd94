package com.mycrm.leads;

import com.mycrm.directory.PropertySummary;
import com.mycrm.leads.LeadHistory.Change;
import com.mycrm.leads.counts.CountDeltas;
import com.mycrm.persistence.DatabaseClock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The leads of one kind that one transaction makes and changes: the rules of it, without the database. */
public final class LeadRules<E extends Lead, D> {

    private static final String CONTACT_NEEDED = "cannot be missing where";

    private final LeadKind<E, D> kind;
    private final WriteContext origin;
    private final ResolvedReferences related;
    private final Map<String, E> existing;
    private final Instant now = DatabaseClock.now().truncatedTo(ChronoUnit.SECONDS);
    private final List<E> inserts = new ArrayList<>();
    private final Map<Long, List<Change>> changes = new LinkedHashMap<>();
    private final Map<Long, E> changed = new LinkedHashMap<>();
    private final Map<Long, LeadRow<D>> before = new HashMap<>();
    private final CountDeltas deltas;
    private final Map<Long, String> named = new HashMap<>();
    private E last;

    /** @param existing the leads that there are by {@code external_id}; those made here are added */
    public LeadRules(LeadKind<E, D> kind, WriteContext origin, ResolvedReferences related, Map<String, E> existing) {
        this.kind = kind;
        deltas = new CountDeltas(kind);
        this.origin = origin;
        this.related = related;
        this.existing = existing;
    }

    /** Makes a lead, or changes the one with its {@code external_id}; or adds to the input's faults. */
    public void add(LeadInput<D> input) {
        var known = named(input);
        if (known != null && isNamed(known, input)) {
            if (!origin.mayUpdate()) {
                input.source()
                        .fault(LeadInput.EXTERNAL_ID, "is known, and changing a lead needs the right lead.update");
            }
            change(known, input, false);
            return;
        }
        requireContact(input, input.phone().value(), kind.none(), "is missing, and");
        if (!isSound(input)) {
            return;
        }
        var values = LeadData.whole(input, kind, related, now);
        last = kind.create(values, origin.actor(), now);
        inserts.add(last);
        note(values);
        if (input.externalId().isValue()) {
            existing.put(input.externalId().value(), last);
        }
    }

    /** Changes a lead that is there; or adds to the input's faults. */
    public void change(E lead, LeadInput<D> input, boolean whole) {
        if (!whole) {
            input.source().notNull(LeadInput.STATUS, input.status());
            input.source().notNull(kind.dateMember(), input.date());
        }
        var named = named(input);
        if (named != null && named != lead) {
            input.source().fault(LeadInput.EXTERNAL_ID, "is the one of another lead");
        }
        var before = kind.values(lead);
        if (whole) {
            requireContact(input, input.phone().value(), kind.kept(before.details()), CONTACT_NEEDED);
        } else if (hasContact(before.phone(), before.details())) {
            requireContact(input, input.phone().or(before.phone()), before.details(), CONTACT_NEEDED);
        }
        if (!isSound(input)) {
            return;
        }
        var to = whole ? before.replaced(input, kind, related) : before.with(input, related);
        if (input.externalId().isValue()) {
            existing.put(input.externalId().value(), lead);
        }
        apply(lead, to);
    }

    private E named(LeadInput<D> input) {
        return input.externalId().isValue() ? existing.get(input.externalId().value()) : null;
    }

    /** Whether the lead still has the {@code external_id}: an input before may have given it another one. */
    private boolean isNamed(E lead, LeadInput<D> input) {
        return input.externalId().value().equals(kind.values(lead).externalId());
    }

    /** Adds a violation if nothing shows who the customer is, unless what would show it is wrong itself. */
    private void requireContact(LeadInput<D> input, String phone, D before, String detail) {
        var others = kind.otherContacts();
        var isWrong = Stream.concat(Stream.of(LeadInput.PHONE), others.stream()).anyMatch(input.source()::isFaulty);
        if (!isWrong && !hasContact(phone, input.details().over(before, now))) {
            input.source().fault(LeadInput.PHONE, detail + " there is no " + String.join(" and no ", others));
        }
    }

    private boolean hasContact(String phone, D details) {
        return phone != null || kind.hasContact(details);
    }

    /** Gives a lead its property and the property's name. */
    void name(E lead, PropertySummary property) {
        apply(lead, kind.values(lead).withProperty(property));
    }

    /** Moves a lead to another status. */
    public void changeStatus(E lead, String to) {
        apply(lead, kind.values(lead).withStatus(to));
    }

    /** Adds to the history of a lead why its message did not reach its agent. */
    public void addReason(E lead, String reason) {
        addChanges(lead, List.of(Change.of(LeadHistory.REASON, null, reason)));
    }

    private void addChanges(E lead, List<Change> made) {
        changes.computeIfAbsent(lead.id(), id -> new ArrayList<>()).addAll(made);
    }

    private void apply(E lead, LeadData<D> to) {
        last = lead;
        note(to);
        // Of a lead that this very transaction makes, nobody has seen anything else.
        if (lead.id() == null) {
            kind.change(lead, to, now);
            return;
        }
        var row = kind.row(lead);
        var counted = lead.counted();
        var made = kind.change(lead, to, now);
        if (!made.isEmpty()) {
            before.putIfAbsent(lead.id(), row);
            deltas.remove(counted);
            deltas.add(lead.counted());
            addChanges(lead, made);
            changed.put(lead.id(), lead);
        }
    }

    private boolean isSound(LeadInput<D> input) {
        related.check(input);
        kind.check(input.details(), input.source());
        return input.source().faults().isEmpty();
    }

    private void note(LeadData<D> values) {
        if (values.propertyId() != null) {
            named.put(values.propertyId(), values.reference());
        }
    }

    boolean isEmpty() {
        return inserts.isEmpty() && changes.isEmpty();
    }

    String actor() {
        return origin.actor();
    }

    Instant now() {
        return now;
    }

    LeadKind<E, D> kind() {
        return kind;
    }

    List<E> inserts() {
        return inserts;
    }

    Map<Long, List<Change>> changes() {
        return changes;
    }

    /** The leads that have changes. */
    Collection<E> changed() {
        return changed.values();
    }

    /** A lead that has changes as it was before them. */
    LeadRow<D> before(E lead) {
        return before.get(lead.id());
    }

    /** What all this changes of the deltas, once the leads that are made are written and have ids. */
    CountDeltas deltas() {
        inserts.forEach(lead -> deltas.add(lead.counted()));
        return deltas;
    }

    /** The properties of these leads, and the names that the leads have for them. */
    Map<Long, String> named() {
        return named;
    }

    /** The lead that was made or changed last, once it is written. */
    public SaveResult<D> saved() {
        return new SaveResult<>(kind.row(last), inserts.contains(last));
    }
}
