package com.mycrm.channels;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The names under which a customer's messages are found again: those of one message, or all that are known. */
record Contact(List<ContactName> names) {

    /**
     * @param phone digits, or null
     * @param others the vendor's ids and the username of the customer; nulls are ignored
     */
    static Contact of(String phone, String... others) {
        return new Contact(Stream.concat(
                        Stream.ofNullable(phone).map(ContactName::ofPhone),
                        Stream.of(others).filter(Objects::nonNull).map(ContactName::of))
                .distinct()
                .toList());
    }

    Stream<String> texts() {
        return names.stream().map(ContactName::text);
    }
}
