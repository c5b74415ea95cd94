package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.channels.InboundMessage.Content;
import com.mycrm.channels.InboundMessage.Sender;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConversationRulesTest {

    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final SenderLead LATEST = new SenderLead(3, NOW.minus(Duration.ofHours(1)), "pf-3");
    private static final SenderLead WITHOUT_PROPERTY = new SenderLead(2, NOW.minus(Duration.ofHours(2)), null);
    private static final SenderLead OLD = new SenderLead(1, NOW.minus(DAY).minusSeconds(1), "pf-1");
    private static final List<SenderLead> LEADS = List.of(LATEST, WITHOUT_PROPERTY, OLD);

    @Test
    void messageWithoutAPropertyJoinsTheLatestLead() {
        assertEquals(Optional.of(3L), leadToJoin("text", null, LEADS));
    }

    @Test
    void messageJoinsTheLeadOfItsProperty() {
        var same = new SenderLead(4, NOW, "pf-9");
        assertEquals(Optional.of(3L), leadToJoin("text", "pf-3", List.of(same, LATEST, WITHOUT_PROPERTY)));
    }

    @Test
    void messageWithAPropertyJoinsALeadThatHasNone() {
        assertEquals(Optional.of(2L), leadToJoin("text", "pf-7", LEADS));
    }

    @Test
    void messageWithAnotherPropertyMakesALead() {
        assertEquals(Optional.empty(), leadToJoin("text", "pf-7", List.of(LATEST)));
    }

    @Test
    void messageOutsideOfTheWindowMakesALead() {
        assertEquals(Optional.empty(), leadToJoin("text", null, List.of(OLD)));
        assertEquals(Optional.empty(), leadToJoin("text", "pf-1", List.of(OLD)));
    }

    @Test
    void windowIncludesItsEndsInBothDirections() {
        assertEquals(Optional.of(5L), leadToJoin("text", null, List.of(new SenderLead(5, NOW.minus(DAY), null))));
        assertEquals(Optional.of(6L), leadToJoin("text", null, List.of(new SenderLead(6, NOW.plus(DAY), null))));
    }

    @Test
    void firstMessageMakesALead() {
        assertEquals(Optional.empty(), leadToJoin("text", null, List.of()));
    }

    @Test
    void referenceIsTheFirstThatAPropertyHas() {
        assertEquals(Optional.of("pf-flex"), reference(Set.of("pf-flex", "pf-3"), "X-1", "yes?", "pf-flex?", "PF-3"));
    }

    @Test
    void referenceIsTheFirstPlausibleCandidateWhereNoPropertyHasOne() {
        assertEquals(Optional.of("X-1"), reference(Set.of("pf-2"), "yes?", "X-1", "Y-1"));
        assertEquals(Optional.empty(), reference(Set.of("pf-2"), "yes?", "I?"));
        assertEquals(Optional.empty(), reference(Set.of("pf-2")));
    }

    /** @param candidates a question mark follows those that are not plausible */
    private static Optional<String> reference(Set<String> known, String... candidates) {
        return ConversationRules.reference(
                Stream.of(candidates)
                        .map(text -> new ReferenceCandidate(text.replace("?", ""), !text.endsWith("?")))
                        .toList(),
                known);
    }

    private static Optional<Long> leadToJoin(String type, String propertyKey, List<SenderLead> leads) {
        var message = new InboundMessage(
                new MessageRef("1", "a"),
                new Sender("16505551234", null, null, null),
                null,
                new Content(type, null, null, null),
                NOW);
        return ConversationRules.leadToJoin(message, propertyKey, leads, DAY);
    }
}
