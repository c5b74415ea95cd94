package com.mycrm.channels;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All vendors, by name. A name that is not among them is unknown, never another vendor: tables may hold rows of a newer
 * version of this service.
 */
@ApplicationScoped
public class Vendors {

    private final Map<String, Vendor> byName = new TreeMap<>();

    @Inject
    void collect(@Any Instance<Vendor> found) {
        found.forEach(this::add);
    }

    void add(Vendor vendor) {
        if (byName.put(vendor.name(), vendor) != null) {
            throw new IllegalStateException("Two vendors have the name " + vendor.name());
        }
    }

    Optional<Vendor> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Set<String> names() {
        return byName.keySet();
    }

    /** The names of the vendors that have an ability. */
    Set<String> names(Predicate<Vendor> ability) {
        return byName.values().stream()
                .filter(ability)
                .map(Vendor::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The vendors' terms for a business number, as the end of a sentence. */
    String numberTerms() {
        return byName.values().stream().map(Vendor::numberTerm).collect(Collectors.joining(", or "));
    }

    /** Whether the text is a business number of any vendor. */
    boolean isNumber(String text) {
        return byName.values().stream().anyMatch(vendor -> vendor.number(text).isPresent());
    }
}
