package com.mycrm.leads;

import com.mycrm.query.KeyType;
import com.mycrm.query.SortKey;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Root;
import java.util.function.Function;

/** The keys that leads sort by. */
enum LeadSort implements SortKey<Lead> {
    ID("id", KeyType.NUMBER, lead -> lead.get(Lead_.id)),
    PHONE("phone", KeyType.TEXT, lead -> lead.get(Lead_.phone)),
    USER("user", KeyType.NUMBER, lead -> lead.get(Lead_.userId)),
    STATUS(
            "status",
            new KeyType(
                    status -> ((LeadStatus) status).word(),
                    word -> LeadStatus.parse(word).orElseThrow(IllegalArgumentException::new)),
            lead -> lead.get(Lead_.status)),
    DATE("date", KeyType.TIME, lead -> lead.get(Lead_.date)),
    CREATED("created", KeyType.TIME, lead -> lead.get(Lead_.createdAt)),
    UPDATED("updated", KeyType.TIME, lead -> lead.get(Lead_.updatedAt));

    private final String wireName;
    private final KeyType type;
    private final Function<Root<Lead>, Expression<?>> column;

    LeadSort(String wireName, KeyType type, Function<Root<Lead>, Expression<?>> column) {
        this.wireName = wireName;
        this.type = type;
        this.column = column;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    @Override
    public KeyType type() {
        return type;
    }

    @Override
    public Expression<?> on(Root<Lead> lead) {
        return column.apply(lead);
    }
}
