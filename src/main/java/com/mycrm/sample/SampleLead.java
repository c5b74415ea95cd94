package com.mycrm.sample;

/** A lead of the sample data. Its id is its place in the list; user and property are named by theirs. */
record SampleLead(
        String phone,
        String status,
        int user,
        Integer property,
        String reference,
        long date,
        long createdAt,
        long updatedAt) {

    /** The search form of the number: its digits. */
    String digits() {
        return phone == null ? null : phone.replaceAll("[^0-9]", "");
    }
}
