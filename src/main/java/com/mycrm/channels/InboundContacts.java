package com.mycrm.channels;

import com.mycrm.api.text.CanonicalText;
import com.mycrm.channels.InboundMessage.Content;
import com.mycrm.directory.PropertyDirectory;
import com.mycrm.directory.UserDirectory;
import com.mycrm.leads.LeadStatus;
import com.mycrm.leads.whatsapp.InboundContact;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads from a message what a lead gets of it: its sender, the agents of its channel, and the property it names. */
@ApplicationScoped
class InboundContacts {

    @Inject
    PropertyDirectory properties;

    @Inject
    UserDirectory users;

    /** The reference of the property that a content names. */
    Optional<String> reference(ActiveChannel channel, Content content) {
        var candidates = channel.rules().references().in(content);
        var keys = candidates.stream()
                .map(candidate -> CanonicalText.key(candidate.name()))
                .collect(Collectors.toSet());
        var known =
                keys.isEmpty() ? Set.<String>of() : properties.byReference(keys).keySet();
        return ConversationRules.reference(candidates, known);
    }

    /** @param reference of the property that the message names, or null */
    InboundContact of(ActiveChannel channel, InboundMessage message, String reference) {
        var sender = message.sender();
        return new InboundContact(
                sender.shownPhone(),
                sender.username(),
                sender.id(),
                sender.profileName(),
                message.content().referral(),
                channel.isForwarding() ? LeadStatus.PENDING : LeadStatus.DELIVERED,
                active(channel.rules().userId()),
                active(channel.rules().fallbackUserId()),
                reference,
                message.sentAt());
    }

    private Long active(Long user) {
        return user == null || users.active(Set.of(user)).isEmpty() ? null : user;
    }
}
