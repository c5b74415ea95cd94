package com.mycrm.leads;

import com.mycrm.directory.KnownProperty;
import com.mycrm.leads.LeadHistory.Change;
import com.mycrm.leads.counts.CountDeltas;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The leads that one transaction makes and changes: the rules of it, without the database. */
final class LeadRules {

    private final WriteContext origin;
    private final ResolvedReferences related;
    private final Map<String, Lead> existing;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final List<Lead> inserts = new ArrayList<>();
    private final Map<Long, List<Change>> changes = new LinkedHashMap<>();
    private final CountDeltas deltas = new CountDeltas();
    private final Map<Long, String> named = new HashMap<>();
    private Lead last;

    /** @param existing the leads that there are by {@code external_id}; those made here are added */
    LeadRules(WriteContext origin, ResolvedReferences related, Map<String, Lead> existing) {
        this.origin = origin;
        this.related = related;
        this.existing = existing;
    }

    /** Makes a lead, or changes the one with its {@code external_id}; or adds to the input's faults. */
    void add(LeadInput input) {
        var known =
                input.externalId().isValue() ? existing.get(input.externalId().value()) : null;
        if (known != null) {
            if (!origin.mayUpdate()) {
                input.source()
                        .fault(LeadInput.EXTERNAL_ID, "is known, and changing a lead needs the right lead.update");
            }
            change(known, input, false);
            return;
        }
        var sound = isSound(input);
        if (sound && !input.phone().isValue() && !input.username().isValue()) {
            input.source().fault(LeadInput.PHONE, "is missing, and there is no whatsapp_username");
            sound = false;
        }
        if (sound) {
            last = new Lead(LeadData.whole(input, related, now), origin.actor(), now);
            inserts.add(last);
            note(last.values());
            if (input.externalId().isValue()) {
                existing.put(input.externalId().value(), last);
            }
        }
    }

    /** Changes a lead that is there; or adds to the input's faults. */
    void change(Lead lead, LeadInput input, boolean whole) {
        if (!whole) {
            input.source().notNull(LeadInput.STATUS, input.status());
            input.source().notNull(LeadInput.DATE, input.date());
        }
        if (!isSound(input)) {
            return;
        }
        var to = whole
                ? LeadData.whole(input, related, lead.values().date())
                : lead.values().with(input, related);
        var says = whole || input.phone().isGiven() || input.username().isGiven();
        if (says && to.phone() == null && to.username() == null) {
            input.source().fault(LeadInput.PHONE, "cannot be missing where there is no whatsapp_username");
            return;
        }
        apply(lead, to);
    }

    /** Gives a lead its property and the property's name. */
    void name(Lead lead, KnownProperty property) {
        apply(lead, lead.values().withProperty(property));
    }

    /** Moves a lead to another status and keeps why, null for no reason to tell. */
    void applyReceipt(Lead lead, LeadStatus to, String reason) {
        apply(lead, lead.values().withStatus(to));
        if (reason != null) {
            changes.get(lead.id()).add(new Change(LeadHistory.REASON, null, reason));
        }
    }

    private void apply(Lead lead, LeadData to) {
        last = lead;
        note(to);
        // Of a lead that this very transaction makes, nobody has seen anything else.
        if (lead.id() == null) {
            lead.change(to, now);
            return;
        }
        var before = lead.counted();
        var made = lead.change(to, now);
        if (!made.isEmpty()) {
            deltas.remove(before);
            deltas.add(lead.counted());
            changes.computeIfAbsent(lead.id(), id -> new ArrayList<>()).addAll(made);
        }
    }

    private boolean isSound(LeadInput input) {
        related.check(input);
        return input.source().faults().isEmpty();
    }

    private void note(LeadData values) {
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

    List<Lead> inserts() {
        return inserts;
    }

    Map<Long, List<Change>> changes() {
        return changes;
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
    SaveResult saved() {
        return new SaveResult(LeadRow.of(last), inserts.contains(last));
    }
}
