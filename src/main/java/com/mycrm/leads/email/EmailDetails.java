package com.mycrm.leads.email;

/**
 * What an e-mail lead has beyond other leads. Each component is null for none, but for the last two.
 *
 * @param mobile a second phone number
 * @param source where the lead comes from, such as the name of a portal
 * @param notes a JSON array of objects with a {@code body}
 * @param preferences a JSON array of at least one {@link Preference}
 */
public record EmailDetails(
        String title,
        String firstName,
        String lastName,
        String email,
        String mobile,
        String source,
        String notes,
        String preferences) {

    static final EmailDetails NONE =
            new EmailDetails(null, null, null, null, null, null, "[]", "[" + Preference.NONE + "]");

    /** The same without what names a person or leads to one. */
    EmailDetails anonymized() {
        return new EmailDetails(null, null, null, null, null, source, NONE.notes, preferences);
    }
}
