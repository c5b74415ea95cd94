package com.mycrm.leads;

import com.mycrm.events.EventLog;
import com.mycrm.imports.ReportErasures;
import com.mycrm.leads.LeadHistory.Change;
import com.mycrm.leads.PersonFinder.PersonLeads;
import com.mycrm.leads.counts.CountDeltas;
import com.mycrm.persistence.DatabaseClock;
import com.mycrm.persistence.Jdbc;
import com.mycrm.persistence.TranslatesConflicts;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Deletes a person's data and leaves the leads, so that counts stay as they are (GDPR, article 17).
 *
 * <p>The number in every form that is {@link PhoneNumber#isSame}, the personal fields of each kind and the id of the
 * other system are deleted from the leads of all kinds, from their history, from the answers kept for repeated requests
 * and from the reports of imports. Packages that keep more of the person delete it when {@link PersonErased} is fired.
 * A lead that had the number earlier is erased too.
 */
@Stateless
@TranslatesConflicts
public class LeadErasures {

    /** What was done, which cannot be undone; or what would be done. */
    @JsonbPropertyOrder({"leads", "time", "actor", "dryRun"})
    public record Erasure(
            long leads,
            Instant time,
            String actor,
            boolean dryRun,
            @JsonbTransient List<String> warnings) {}

    private static final String ERASE_HISTORY = "UPDATE lead_history"
            + " SET old_value = NULL, new_value = NULL, old_digits = NULL WHERE lead_id = ? AND field IN (%s)";

    @PersistenceContext
    EntityManager em;

    @Inject
    Jdbc jdbc;

    @Inject
    PersonFinder finder;

    @EJB
    IdempotentRequests requests;

    @Inject
    ReportErasures reports;

    @Inject
    EventLog events;

    @Inject
    LeadEvents leadEvents;

    @Inject
    Event<PersonErased> erased;

    @Any
    @Inject
    Instance<LeadKind<?, ?>> kinds;

    /** What {@link #erase} would do. */
    public Erasure dryRun(Person named, String actor) {
        var person = finder.identified(named);
        return new Erasure(finder.leads(person).all().size(), now(), actor, true, warnings(person));
    }

    /**
     * Erases the person's data from the leads of every kind.
     *
     * @throws com.mycrm.api.problem.ProblemException 422 where the number may be one of several persons
     */
    public Erasure erase(Person named, String actor) {
        var now = now();
        var person = finder.identified(named);
        var leads = finder.leads(person);
        var ids = new TreeSet<Long>();
        kinds.forEach(kind -> ids.addAll(erase(kind, person, leads, new Write(actor, now))));
        kinds.forEach(kind -> events.eraseDeleted(kind.object(), person::isNamedIn));
        var fields = personalFields();
        var eraseHistory = ERASE_HISTORY.formatted(Jdbc.marks(fields));
        ids.forEach(id -> jdbc.update(eraseHistory, withId(id, fields)));
        requests.forget(ids);
        reports.erase(person::isNamedIn);
        erased.fire(new PersonErased(Set.copyOf(ids), person));
        record(ids, actor, now);
        return new Erasure(ids.size(), now, actor, false, warnings(person));
    }

    /** What the erasure leaves. */
    private List<String> warnings(Person person) {
        var warnings = new ArrayList<String>();
        if (!person.shared().isEmpty()) {
            warnings.add("leads whose number has no country may be another person's and stay as they are");
        }
        if (reports.isImporting()) {
            warnings.add("a file is being imported and may bring the person again: repeat the erasure afterwards");
        }
        return warnings;
    }

    private static Instant now() {
        return DatabaseClock.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private record Write(String actor, Instant now) {}

    /**
     * Erases the person from the leads of a kind, and from the events of leads that had the person's number before.
     *
     * @return the ids of all of them
     */
    private <E extends Lead, D> List<Long> erase(LeadKind<E, D> kind, Person person, PersonLeads found, Write write) {
        var leads = locked(kind, found);
        // Another transaction may have given a lead to somebody else meanwhile.
        var showing = leads.stream()
                .filter(lead -> found.linked().contains(lead.id()) || PersonFinder.isOf(kind, person, kind.row(lead)))
                .toList();
        anonymize(kind, showing, write.now);
        leads.forEach(lead -> events.erase(LeadEvents.subject(kind, lead.id())));
        leadEvents.appendErased(kind, leads, write.actor);
        return leads.stream().map(Lead::id).toList();
    }

    private <E extends Lead, D> void anonymize(LeadKind<E, D> kind, List<E> leads, Instant now) {
        var deltas = new CountDeltas(kind);
        for (var lead : leads) {
            deltas.remove(lead.counted());
            kind.change(lead, kind.values(lead).anonymized(kind), now);
            deltas.add(lead.counted());
        }
        em.flush();
        deltas.write(jdbc);
    }

    private List<String> personalFields() {
        var fields = new TreeSet<>(Set.of(LeadInput.PHONE, LeadInput.EXTERNAL_ID));
        kinds.forEach(kind -> kind.fields().stream()
                .filter(DetailField::isPersonal)
                .map(DetailField::name)
                .forEach(fields::add));
        return List.copyOf(fields);
    }

    private static Object[] withId(long id, List<String> fields) {
        return Stream.concat(Stream.of(id), fields.stream()).toArray();
    }

    /** The leads of a kind that show the person or did so before, locked. */
    private <E extends Lead, D> List<E> locked(LeadKind<E, D> kind, PersonLeads found) {
        var ids = new TreeSet<>(found.showing().get(kind.names().path()));
        ids.addAll(found.linked());
        ids.addAll(found.former());
        return ids.stream()
                .map(id -> em.find(kind.entity(), id, LockModeType.PESSIMISTIC_WRITE))
                .filter(Objects::nonNull)
                .toList();
    }

    private void record(Set<Long> ids, String actor, Instant now) {
        var changes = new HashMap<Long, List<Change>>();
        ids.forEach(id -> changes.put(id, List.of(Change.of(LeadHistory.ERASED, null, null))));
        LeadHistory.write(jdbc, changes, actor, now);
        jdbc.update(
                "INSERT INTO lead_erasures (erased_at, actor, leads) VALUES (?, ?, ?)",
                now.getEpochSecond(),
                actor,
                ids.size());
    }
}
