package com.mycrm.leads;

import com.mycrm.api.text.CanonicalText;
import com.mycrm.api.text.WholeWord;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A person who is to be erased.
 *
 * @param number null for none
 * @param email null for none
 * @param username on WhatsApp in the form of {@link #usernameKey}, or the vendor's id of the person; null for none
 * @param shared national numbers that may be another person's too
 */
public record Person(PhoneNumber number, String email, String username, Set<String> shared) {

    /** Shorter names are words of other texts too. */
    private static final int SHORTEST_NAME = 3;

    /** The form under which a username is looked up; null for none. */
    public static String usernameKey(String username) {
        var key = username == null ? "" : CanonicalText.key(username).replaceFirst("^@+", "");
        return key.isEmpty() ? null : key;
    }

    /** The same person, whose number is this. */
    Person with(PhoneNumber known) {
        return new Person(known, email, username, shared);
    }

    Person withShared(Set<String> numbers) {
        return new Person(number, email, username, numbers);
    }

    /** Whether a number, in any form, is the person's and nobody else's. */
    public boolean hasNumber(String phone) {
        return number != null
                && Optional.ofNullable(phone)
                        .flatMap(PhoneNumber::of)
                        .filter(given -> given.isSame(number))
                        .filter(given -> given.hasCountry() || !shared.contains(given.digits()))
                        .isPresent();
    }

    /** Whether an e-mail address, in any case, is the person's. */
    public boolean hasEmail(String address) {
        return email != null && address != null && CanonicalText.key(email).equals(CanonicalText.key(address));
    }

    /** Whether a username, in any case, is the person's. */
    public boolean hasUsername(String name) {
        return username != null && username.equals(usernameKey(name));
    }

    /** The names that vendors and programs have for the person. */
    public Set<String> names() {
        var numbers = number == null ? Stream.<String>empty() : number.withCountry().stream();
        return Stream.concat(numbers, otherNames()).collect(Collectors.toSet());
    }

    /** Whether a text for people, such as the detail of a violation, has the person's number or another name. */
    public boolean isNamedIn(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return otherNames()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .anyMatch(name -> name.length() >= SHORTEST_NAME && WholeWord.isIn(lower, name))
                || number != null && PhoneText.in(text).stream().anyMatch(this::hasNumber);
    }

    private Stream<String> otherNames() {
        return Stream.concat(Stream.ofNullable(email), Stream.ofNullable(username));
    }
}
