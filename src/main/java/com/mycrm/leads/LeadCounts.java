package com.mycrm.leads;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mycrm.leads.counts.CountQuery;
import com.mycrm.leads.counts.CountResult;
import com.mycrm.leads.counts.LeadTotals;
import com.mycrm.leads.counts.SeenChanges;
import com.mycrm.persistence.CountCache;
import com.mycrm.persistence.ExtraColumns;
import com.mycrm.persistence.ListQuery;
import com.mycrm.persistence.Stamped;
import com.mycrm.persistence.Table;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;

/**
 * How many leads a filter lets through: from what was counted before, else from the tallies, else counted one by one.
 *
 * <p>A generation is how often leads had changed.
 */
@ApplicationScoped
class LeadCounts {

    private static final Table<Long> LEADS = Table.ids("whatsapp_leads");

    private static final int WEIGHT = 100_000;

    /** Of exactly that generation each, so that what came since can be added: one counted by itself may be of a later one. */
    private final Cache<LeadFilter, Stamped<Long>> tallied = Caffeine.newBuilder()
            .maximumWeight(WEIGHT)
            .<LeadFilter, Stamped<Long>>weigher((filter, count) -> filter.weight())
            .build();

    @Inject
    LeadTotals tallies;

    @Inject
    SeenChanges changes;

    @Inject
    CountCache counts;

    /**
     * What to ask for {@link #of}.
     *
     * @param question to the tallies, where they can answer
     */
    ExtraColumns<CountResult> asked(LeadFilter filter, Function<CountQuery, ExtraColumns<CountResult>> question) {
        return filter.asked().map(question).orElseGet(tallies::nothing);
    }

    /** @param known as it was told beside the list */
    long of(LeadFilter filter, CountResult known) {
        if (known.leads() == null) {
            return counts.of(filter, known.generation(), () -> counted(filter));
        }
        var sum = sum(filter, known);
        if (!known.edges().isEmpty() && tallies.generation() != known.generation()) {
            return counted(filter); // the days and their edges may not have been counted at one moment
        }
        return keep(filter, known.generation(), sum);
    }

    private long sum(LeadFilter filter, CountResult known) {
        var axis = filter.asked().orElseThrow().axis();
        return known.leads()
                + known.edges().stream()
                        .map(edge -> filter.within(axis, edge))
                        .mapToLong(part -> counts.of(part, known.generation(), () -> counted(part)))
                        .sum();
    }

    private static long counted(LeadFilter filter) {
        return new ListQuery<>(LEADS, filter, LeadQueries.BY_ID).count();
    }

    /** The last count, with what has come since; nothing where that is not known. */
    Optional<Long> asOf(LeadFilter filter, long generation) {
        var last = tallied.getIfPresent(filter);
        if (last == null) {
            return counts.known(filter, generation);
        }
        return last.generation() == generation
                ? Optional.of(last.value())
                : more(filter, last.generation(), generation)
                        .map(more -> keep(filter, generation, last.value() + more));
    }

    private long keep(LeadFilter filter, long generation, long count) {
        tallied.put(filter, new Stamped<>(generation, count));
        return count;
    }

    /** How many more there are than there were, where that is known. */
    Optional<Long> more(LeadFilter filter, long from, long to) {
        return from == to ? Optional.of(0L) : filter.asked().flatMap(asked -> changes.more(asked, from, to));
    }
}
