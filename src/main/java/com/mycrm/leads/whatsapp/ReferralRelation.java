package com.mycrm.leads.whatsapp;

import com.mycrm.api.expand.Relation;
import com.mycrm.api.patch.JsonReaders;
import com.mycrm.persistence.Conditions;
import com.mycrm.persistence.CriteriaQueries;
import com.mycrm.persistence.Projection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The extra of a lead that shows the ad which its first message came from. Lists do not read it with the lead: a
 * database sorts rows with a long text on disk.
 */
@ApplicationScoped
public class ReferralRelation implements Relation {

    /** The counter in {@link com.mycrm.api.etag.ChangeCounts} of what messages bring to leads, and of its erasure. */
    public static final String COUNTER = "conversations";

    private record Stored(long leadId, String json) {}

    private static final Projection<WhatsappLead, Stored> REFERRALS = new Projection<>(
            WhatsappLead.class,
            () -> WhatsappLead_.id,
            () -> List.of(WhatsappLead_.referral),
            row -> new Stored(row.getLong(1), row.getString(2)));

    @Inject
    CriteriaQueries queries;

    @Override
    public String name() {
        return Referral.MEMBER;
    }

    @Override
    public String counter() {
        return COUNTER;
    }

    @Override
    public List<String> columns() {
        return Referral.MEMBERS;
    }

    @Override
    public boolean isExtra() {
        return true;
    }

    @Override
    public Map<Long, JsonObject> views(Set<Long> leadIds) {
        var conditions =
                Conditions.<WhatsappLead>all().anyOf(WhatsappLead_.id, leadIds).list();
        var referrals = new HashMap<Long, JsonObject>();
        queries.find(REFERRALS, conditions).stream()
                .filter(stored -> stored.json != null)
                .forEach(stored -> referrals.put(stored.leadId, JsonReaders.object(stored.json)));
        return referrals;
    }
}
