package com.mycrm.leads;

import com.mycrm.persistence.Jdbc;
import com.mycrm.persistence.Projection;
import jakarta.persistence.metamodel.SingularAttribute;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A lead as it is at one version: the row behind a {@link LeadView}.
 *
 * @param details what its kind has beyond other kinds
 */
public record LeadRow<D>(
        long id,
        String phone,
        String status,
        long userId,
        Long propertyId,
        String propertyReference,
        Instant date,
        Instant createdAt,
        Instant updatedAt,
        String externalId,
        long version,
        D details) {

    /** Fibonacci hashing: 2^64 divided by the golden ratio. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** The column of the first detail. */
    private static final int DETAILS = 12;

    /** Makes the details of a row. */
    @FunctionalInterface
    public interface Mapper<D> {

        /** @param first the number of the column of the first attribute of the details */
        D map(ResultSet row, int first) throws SQLException;
    }

    /** The row with all its components. */
    static <E extends Lead, D> Projection<E, LeadRow<D>> projection(
            Class<E> entity, Supplier<List<SingularAttribute<? super E, ?>>> details, Mapper<D> mapper) {
        return new Projection<>(
                entity,
                () -> Lead_.id,
                () -> {
                    var all = new ArrayList<SingularAttribute<? super E, ?>>(common());
                    all.addAll(details.get());
                    return all;
                },
                row -> of(row, mapper));
    }

    private static List<SingularAttribute<Lead, ?>> common() {
        return List.of(
                Lead_.phone,
                Lead_.status,
                Lead_.userId,
                Lead_.propertyId,
                Lead_.propertyReference,
                Lead_.date,
                Lead_.createdAt,
                Lead_.updatedAt,
                Lead_.externalId,
                Lead_.version);
    }

    private static <D> LeadRow<D> of(ResultSet row, Mapper<D> mapper) throws SQLException {
        return new LeadRow<>(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                Jdbc.nullableLong(row, 5),
                row.getString(6),
                Instant.ofEpochSecond(row.getLong(7)),
                Instant.ofEpochSecond(row.getLong(8)),
                Instant.ofEpochSecond(row.getLong(9)),
                row.getString(10),
                row.getLong(11),
                mapper.map(row, DETAILS));
    }

    /** A number that differs where the leads are others or one of them has changed. */
    static long generation(List<? extends LeadRow<?>> leads) {
        var generation = 0L;
        for (var lead : leads) {
            generation = ((generation + lead.id) * SPREAD + lead.version) * SPREAD + lead.updatedAt.getEpochSecond();
        }
        return generation & Long.MAX_VALUE;
    }

    static <D> LeadRow<D> of(Lead lead, LeadData<D> values) {
        return new LeadRow<>(
                lead.id(),
                values.phone(),
                values.status(),
                values.userId(),
                values.propertyId(),
                values.reference(),
                values.date(),
                lead.createdAt(),
                lead.updatedAt(),
                values.externalId(),
                lead.version(),
                values.details());
    }
}
