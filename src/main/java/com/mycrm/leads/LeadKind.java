package com.mycrm.leads;

import com.mycrm.api.expand.References;
import com.mycrm.api.paging.Parameters;
import com.mycrm.api.patch.RequestObject;
import com.mycrm.leads.LeadHistory.Change;
import com.mycrm.leads.counts.CountedTable;
import com.mycrm.persistence.Condition;
import com.mycrm.persistence.Conditions;
import com.mycrm.persistence.Projection;
import jakarta.persistence.metamodel.SingularAttribute;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A kind of leads: its names, its table, and what its leads have beyond those of other kinds, their details. Each
 * kind is a CDI bean, found by its type; a resource and an import that extend {@link LeadsResource} and
 * {@link LeadImport} publish it.
 *
 * @param <E> the entity
 * @param <D> the details, an immutable value
 */
public abstract class LeadKind<E extends Lead, D> implements CountedTable, LeadEventSource {

    private final Definition<E, D> definition;
    private final References<LeadView> references;
    private final Projection<E, LeadRow<D>> projection;
    private final Projection<E, Long> ids;

    /** The parts of a kind that are values. */
    public record Definition<E extends Lead, D>(
            LeadNames names,
            List<String> statuses,
            LeadEntityType<E, D> entity,
            Class<D> detailsType,
            List<DetailField<E, D>> fields,
            List<LeadMember<D>> members,
            LeadRow.Mapper<D> mapper) {}

    /** Makes the client proxy of CDI, which has no values of its own. */
    protected LeadKind() {
        definition = null;
        references = null;
        projection = null;
        ids = null;
    }

    protected LeadKind(Definition<E, D> definition) {
        this.definition = definition;
        references = LeadView.references(members());
        projection = LeadRow.projection(entity(), this::attributes, definition.mapper());
        ids = Projection.ids(entity(), () -> Lead_.id);
    }

    @Override
    public int number() {
        return names().number();
    }

    @Override
    public String table() {
        return names().table();
    }

    /** The details of which nothing is known. */
    protected abstract D none();

    /** The details that a PUT keeps unless it names them: those that a lead shows as extras. */
    protected D kept(D details) {
        return none();
    }

    /** The details without what names a person or leads to one. */
    protected abstract D anonymized(D details);

    /** Reads what a client says of the details. */
    protected abstract DetailsInput<D> read(RequestObject input);

    /** The status of a new lead for which none is given. */
    protected abstract String newStatus(D details);

    /** The members of an input, those of all kinds left out. */
    protected abstract Set<String> detailMembers();

    /** Reads the filters that only this kind has. */
    protected List<Condition<E>> filters(Parameters parameters) {
        return List.of();
    }

    /** The member that holds the date of the lead. */
    protected String dateMember() {
        return LeadInput.DATE;
    }

    /** The members that show, beside the phone number, who the customer is; none where a lead may show neither. */
    protected List<String> otherContacts() {
        return List.of();
    }

    /** Whether the details show who the customer is. */
    protected boolean hasContact(D details) {
        return true;
    }

    /** The number that the filter {@code phone} looks in. */
    protected String searchedPhone(LeadData<D> values) {
        return values.phone();
    }

    /** Adds to the input's faults what only a look into the database shows. */
    protected void check(DetailsInput<D> given, RequestObject source) {}

    /** Conditions by which all leads that may have a number are found, and few others; each has an index. */
    protected List<List<Condition<E>>> searches(PhoneNumber number) {
        return List.of(Conditions.<E>all()
                .equal(number.hasEnd() ? Lead_.phoneEnd0 : Lead_.phoneDigits, number.end())
                .list());
    }

    /** Conditions by which the leads of a person are found by other things than a number; each has an index. */
    protected List<List<Condition<E>>> searches(Person person) {
        return List.of();
    }

    /** Whether the details show by other things than a number that the lead is the person's. */
    protected boolean isOf(Person person, D details) {
        return false;
    }

    /** The members of an answer beside that of a single lead. */
    protected Map<String, Object> membersBeside(LeadRow<D> lead) {
        return Map.of();
    }

    @Override
    public LeadNames names() {
        return definition.names();
    }

    @Override
    public List<String> statuses() {
        return definition.statuses();
    }

    Class<E> entity() {
        return definition.entity().type();
    }

    Class<D> detailsType() {
        return definition.detailsType();
    }

    List<DetailField<E, D>> fields() {
        return definition.fields();
    }

    /** The phone numbers among the details. */
    Stream<String> numbers(D details) {
        return fields().stream()
                .filter(DetailField::isPhone)
                .map(field -> (String) field.value().apply(details))
                .filter(Objects::nonNull);
    }

    List<LeadMember<D>> members() {
        return definition.members();
    }

    public References<LeadView> references() {
        return references;
    }

    Projection<E, LeadRow<D>> projection() {
        return projection;
    }

    public Projection<E, Long> ids() {
        return ids;
    }

    D details(E lead) {
        return definition.entity().details().apply(lead);
    }

    /** Those of the columns that the mapper reads. */
    private List<SingularAttribute<? super E, ?>> attributes() {
        return fields().stream()
                .filter(field -> field.attribute() != null)
                .<SingularAttribute<? super E, ?>>map(field -> field.attribute().get())
                .toList();
    }

    public LeadData<D> values(E lead) {
        return lead.values(details(lead));
    }

    E create(LeadData<D> values, String actor, Instant now) {
        var lead = definition.entity().create().get();
        lead.create(actor, now);
        set(lead, values);
        return lead;
    }

    /** Sets the values. If none of them differs, the lead keeps its version and its time of change. */
    List<Change> change(E lead, LeadData<D> to, Instant now) {
        var changes = values(lead).differences(to, this);
        if (!changes.isEmpty()) {
            set(lead, to);
            lead.touch(now);
        }
        return changes;
    }

    private void set(E lead, LeadData<D> values) {
        lead.set(values, searchedPhone(values));
        definition.entity().setDetails().accept(lead, values.details());
    }

    LeadRow<D> row(E lead) {
        return LeadRow.of(lead, values(lead));
    }

    public LeadView view(LeadRow<D> lead) {
        return LeadView.of(members(), lead);
    }
}
