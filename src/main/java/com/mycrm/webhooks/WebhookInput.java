package com.mycrm.webhooks;

import com.mycrm.api.patch.PatchField;
import com.mycrm.api.patch.RequestObject;
import com.mycrm.events.EventTypes;
import com.mycrm.events.MemberFilters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What a client says of a webhook. */
record WebhookInput(
        PatchField<String> url,
        PatchField<String> description,
        PatchField<Set<String>> types,
        PatchField<MemberFilters> filters,
        PatchField<Boolean> active,
        RequestObject source) {

    private static final String URL = "url";
    private static final String TYPES = "types";
    private static final String STATE = "state";
    private static final int LONGEST_DESCRIPTION = 200;
    private static final int LONGEST_VALUE = 200;

    /** @param isAllowed whether a host may be at any address, and need not have TLS */
    static WebhookInput of(RequestObject source, EventTypes known, Predicate<String> isAllowed) {
        source.readOnly("id", "secret", "reason", "failing_since", "created_at", "updated_at");
        return new WebhookInput(
                source.parsed(URL, ReceiverUrl.TAKES, text -> ReceiverUrl.parse(text, isAllowed)),
                source.text("description", LONGEST_DESCRIPTION),
                types(source, known),
                filters(source, known),
                source.parsed(STATE, "takes active or disabled", WebhookInput::state),
                source);
    }

    /** An empty list is refused: it would name none, and a webhook without types gets all of them. */
    private static PatchField<Set<String>> types(RequestObject source, EventTypes known) {
        var types = source.list(TYPES, "takes one of " + String.join(", ", known.all()), known::parse)
                .map(WebhookInput::union);
        if (types.optional().filter(Set::isEmpty).isPresent()
                && source.elements(TYPES).value().isEmpty()) {
            source.refuse(TYPES, "takes one type or more");
        }
        return types;
    }

    private static Set<String> union(List<Set<String>> sets) {
        var all = new TreeSet<String>();
        sets.forEach(all::addAll);
        return all;
    }

    private static Optional<Boolean> state(String text) {
        return text.equals(WebhookView.ACTIVE) || text.equals(WebhookView.DISABLED)
                ? Optional.of(text.equals(WebhookView.ACTIVE))
                : Optional.empty();
    }

    private static PatchField<MemberFilters> filters(RequestObject source, EventTypes known) {
        if (!source.isObject("filters")) {
            return source.<MemberFilters>parsed("filters", "takes an object", text -> Optional.empty());
        }
        var given = source.object("filters").orElseThrow();
        var values = new LinkedHashMap<String, Set<String>>();
        known.filters().forEach(filter -> {
            var wanted = given.list(
                    filter.member(),
                    "takes " + filter.takes() + ", of at most " + LONGEST_VALUE + " characters each",
                    text -> filter.parse(text).filter(any -> text.length() <= LONGEST_VALUE));
            wanted.map(WebhookInput::union)
                    .optional()
                    .filter(all -> !all.isEmpty())
                    .ifPresent(all -> values.put(filter.member(), all));
        });
        given.refuseUnknown();
        return PatchField.of(new MemberFilters(values));
    }

    /** Adds a fault for each field that a new webhook lacks. */
    void requireWhole() {
        source.require(URL, url);
        requireKept();
    }

    /** Adds a fault for each field that is null and must not be. */
    void requireKept() {
        source.notNull(URL, url);
        source.notNull(TYPES, types);
        source.notNull(STATE, active);
    }

    WebhookInput withTypes(Set<String> all) {
        return new WebhookInput(url, description, PatchField.of(all), filters, active, source);
    }
}
