package com.mycrm.channels;

/**
 * The names under which a customer's messages are found again.
 *
 * @param phoneKey of the {@link PhoneNumbers#key number}, or null
 * @param id the vendor's id of the customer, or null
 */
record Contact(String phoneKey, String id) {

    static Contact of(String phone, String id) {
        return new Contact(PhoneNumbers.key(phone), id);
    }
}
