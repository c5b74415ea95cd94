package com.mycrm.leads;

import com.mycrm.query.SortKey;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Root;
import java.util.function.Function;

/** The keys that leads sort by. */
enum LeadSort implements SortKey<Lead> {
    ID("id", lead -> lead.get(Lead_.id)),
    PHONE("phone", lead -> lead.get(Lead_.phone)),
    USER("user", lead -> lead.get(Lead_.userId)),
    STATUS("status", lead -> lead.get(Lead_.status)),
    DATE("date", lead -> lead.get(Lead_.date)),
    CREATED("created", lead -> lead.get(Lead_.createdAt)),
    UPDATED("updated", lead -> lead.get(Lead_.updatedAt));

    private final String wireName;
    private final Function<Root<Lead>, Expression<?>> column;

    LeadSort(String wireName, Function<Root<Lead>, Expression<?>> column) {
        this.wireName = wireName;
        this.column = column;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    @Override
    public Expression<?> on(Root<Lead> lead) {
        return column.apply(lead);
    }
}
