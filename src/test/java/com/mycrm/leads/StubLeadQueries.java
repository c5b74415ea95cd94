package com.mycrm.leads;

import com.mycrm.leads.whatsapp.WhatsappDetails;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongFunction;

/** Leads that a test knows, in place of those of a database. */
public final class StubLeadQueries extends LeadQueries {

    private final LongFunction<LeadRow<WhatsappDetails>> rows;

    /** @param rows null for a lead that there is not */
    public StubLeadQueries(LongFunction<LeadRow<WhatsappDetails>> rows) {
        this.rows = rows;
    }

    @Override
    @SuppressWarnings("unchecked") // tests ask for WhatsApp leads only
    public <E extends Lead, D> Optional<LeadRow<D>> one(LeadKind<E, D> kind, long id) {
        return Optional.ofNullable((LeadRow<D>) rows.apply(id));
    }

    /** A pending lead with that number and user name. */
    public static LeadRow<WhatsappDetails> lead(long id, String phone, long user, String reference, Instant time) {
        return named(id, phone, user, reference, time, null);
    }

    /** A pending lead of a customer with a user name and no number. */
    public static LeadRow<WhatsappDetails> named(
            long id, String phone, long user, String reference, Instant time, String username) {
        var details = new WhatsappDetails(username, null, null);
        return new LeadRow<>(id, phone, "pending", user, null, reference, time, time, time, null, 1, details);
    }
}
