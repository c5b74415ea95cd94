package com.mycrm.channels;

import com.mycrm.api.text.CanonicalText;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The rules by which a message joins a lead. They are pure functions.
 *
 * <p>A message joins a lead of its sender when both were sent within the channel's window. If it names a property, it
 * joins the lead of that property, or one that has no property yet and then gets it: so the order in which "hello" and
 * "ref: X" arrive makes no difference. If it names none, it joins the latest lead. A message that says something
 * of another one, such as a reaction, joins the lead of that one, otherwise the latest, however old.
 */
final class ConversationRules {

    private ConversationRules() {}

    /**
     * The lead that a message joins; empty where it makes a new one.
     *
     * @param propertyKey of the property that the message names, or null
     * @param leads those of the sender, the latest first
     */
    static Optional<Long> leadToJoin(
            InboundMessage message, String propertyKey, List<SenderLead> leads, Duration window) {
        var near =
                leads.stream().filter(lead -> isWithin(window, lead, message)).toList();
        if (propertyKey == null) {
            return first(near, lead -> true);
        }
        return first(near, lead -> propertyKey.equals(lead.propertyKey()))
                .or(() -> first(near, lead -> lead.propertyKey() == null));
    }

    private static boolean isWithin(Duration window, SenderLead lead, InboundMessage message) {
        var apart = Duration.between(lead.begun(), message.sentAt()).abs();
        return apart.compareTo(window) <= 0;
    }

    private static Optional<Long> first(List<SenderLead> leads, Predicate<SenderLead> condition) {
        return leads.stream().filter(condition).map(SenderLead::id).findFirst();
    }

    /**
     * The reference of a message: the first candidate that a property has, otherwise the first plausible one.
     *
     * @param known keys of references that properties have
     */
    static Optional<String> reference(Collection<ReferenceCandidate> candidates, Set<String> known) {
        return candidates.stream()
                .filter(candidate -> known.contains(CanonicalText.key(candidate.name())))
                .findFirst()
                .or(() -> candidates.stream()
                        .filter(ReferenceCandidate::isPlausible)
                        .findFirst())
                .map(ReferenceCandidate::name);
    }
}
