package com.mycrm.webhooks;

import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.PageRequest;
import com.mycrm.api.paging.Parameters;
import com.mycrm.api.paging.SortKey;
import com.mycrm.api.paging.SortOrder;
import com.mycrm.persistence.Condition;
import com.mycrm.persistence.Conditions;
import com.mycrm.persistence.CriteriaQueries;
import com.mycrm.persistence.Jdbc;
import com.mycrm.persistence.Projection;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.metamodel.SingularAttribute;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Every read of deliveries that sends none. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class DeliveryQueries {

    private static final List<String> STATES =
            List.of(Delivery.HELD, Delivery.WAITING, Delivery.SENDING, Delivery.DONE, Delivery.FAILED);

    private static final Projection<Delivery, DeliveryView> PROJECTION = new Projection<>(
            Delivery.class,
            () -> Delivery_.id,
            () -> List.of(
                    Delivery_.event,
                    Delivery_.type,
                    Delivery_.state,
                    Delivery_.attempts,
                    Delivery_.statusCode,
                    Delivery_.sentAt,
                    Delivery_.dueAt,
                    Delivery_.answer),
            DeliveryQueries::view);

    static final SortOrder<Delivery> NEWEST_FIRST = new SortOrder<>(Sort.ID, Sort.ID, false);

    @Inject
    CriteriaQueries queries;

    /** The order of the list. */
    private enum Sort implements SortKey<Delivery> {
        ID;

        @Override
        public String wireName() {
            return "id";
        }

        @Override
        public SingularAttribute<? super Delivery, ?> attribute() {
            return Delivery_.id;
        }
    }

    /** The filter of a list of deliveries; no states are all. */
    public record Filter(long webhookId, Set<String> states) implements com.mycrm.persistence.Filter<Delivery> {

        static Filter of(long webhookId, Parameters parameters) {
            return new Filter(webhookId, parameters.words("state", STATES));
        }

        @Override
        public List<Condition<Delivery>> conditions() {
            return Conditions.<Delivery>all()
                    .equal(Delivery_.webhookId, webhookId)
                    .anyOf(Delivery_.state, states)
                    .list();
        }
    }

    /** A page, the newest delivery first. */
    public Page<DeliveryView> page(Filter filter, PageRequest page) {
        return queries.list(PROJECTION, filter, NEWEST_FIRST)
                .page(page, () -> queries.count(Delivery.class, Delivery_.id, filter));
    }

    public boolean isDelivery(long webhookId, long id) {
        var ofWebhook = Conditions.<Delivery>all()
                .equal(Delivery_.webhookId, webhookId)
                .equal(Delivery_.id, id)
                .list();
        return !queries.find(PROJECTION, ofWebhook).isEmpty();
    }

    private static DeliveryView view(ResultSet row) throws SQLException {
        var state = row.getString(4);
        var status = Jdbc.nullableLong(row, 6);
        var sentAt = Jdbc.nullableLong(row, 7);
        return new DeliveryView(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                state,
                row.getInt(5),
                status == null ? null : status.intValue(),
                sentAt == null ? null : Instant.ofEpochMilli(sentAt),
                state.equals(Delivery.WAITING) ? Instant.ofEpochMilli(row.getLong(8)) : null,
                row.getString(9));
    }
}
