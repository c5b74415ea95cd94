package com.mycrm.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.persistence.MemoryDatabase;
import com.mycrm.persistence.TransactionConflict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventErasuresTest {

    @AutoClose
    static final MemoryDatabase DATABASE = new MemoryDatabase();

    /** Of two customers. */
    private static final String BODY = """
            {"entry":[{"id":"1","changes":[{"value":{"contacts":[{"wa_id":"16505551234"},{"wa_id":"16505559999"}],\
            "messages":[{"from":"16505551234","id":"a","text":{"body":"Zoë"}},\
            {"from":"16505559999","id":"b","text":{"body":"not +16505551234"}}]}}]}]}""";

    private static final String REST = """
            {"entry":[{"id":"1","changes":[{"value":{"contacts":[{"wa_id":"16505559999"}],\
            "messages":[{"from":"16505559999","id":"b","text":{"body":"not +16505551234"}}]}}]}]}""";

    private final EventErasures erasures = new EventErasures();

    @BeforeEach
    void empty() {
        erasures.jdbc = DATABASE.jdbc();
        erasures.jdbc.update("DELETE FROM inbox_events");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from 16505551234 to",
                "{\"from\":\"16505551234\"}",
                "{\"from\":\"\\u00316505551\\u0032\\u00334\"}",
                "From=whatsapp%3A%2B16505551234&Body=Hi",
                "{\"username\":\"zoe.doe\"}",
                "ProfileUsername=%40zoe.doe&Body=Hi",
                "{\"username\":\"z\\u006fe.doe\"}",
                "{\"user_id\":\"US.123\"}"
            })
    void processedEventThatNamesThePersonIsDeleted(String body) {
        insert("done", body);
        insert("dead", body);
        erase();
        assertEquals(List.of(), rows());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"from\":\"165055512345\"}",
                "{\"from\":\"116505551234\"}",
                "{\"from\":\"16505559999\",\"text\":\"\\u00e9\"}",
                "{\"username\":\"zoe.doe2\"}",
                "{\"user_id\":\"US.1234\"}"
            })
    void eventThatNamesSomebodyElseStays(String body) {
        List.of("done", "dead", "waiting", "running").forEach(state -> insert(state, body));
        erase();
        assertEquals(4, rows().size());
    }

    @Test
    void eventThatIsYetToBeProcessedKeepsWhatOthersWrote() {
        insert("waiting", BODY);
        insert("dead", BODY);
        insert("waiting", "From=whatsapp%3A%2B16505551234&Body=Hi");
        insert("waiting", "{\"from\":\"16505551234\"}");
        insert("done", BODY);
        erase();
        assertEquals(List.of("waiting " + REST, "dead " + REST), rows());
        erase();
        assertEquals(List.of("waiting " + REST, "dead " + REST), rows());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"messages\":[{\"from\":\"1\",\"type\":\"zoe.doe\",\"text\":{\"body\":\"16505551234\"}}]}",
                "{\"messages\":[{\"from\":\"1\",\"interactive\":{\"button_reply\":{\"id\":\"zoe.doe\"}}}]}",
                "{\"contacts\":[{\"wa_id\":\"1\",\"profile\":{\"name\":\"@zoe.doe\"}}]}",
                "From=whatsapp%3A%2B16505559999&Body=Is+%2B16505551234+yours%3F&ProfileName=zoe.doe",
                "From=whatsapp%3A%2B16505559999&Body=US.123"
            })
    void waitingEventThatOnlyMentionsThePersonStays(String body) {
        insert("waiting", body);
        erase();
        assertEquals(List.of("waiting " + body), rows());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"from\":\"16505551234\"}",
                "{\"from\":\"+16505551234\"}",
                "{\"from\":16505551234}",
                "{\"from_user_id\":\"US.123\"}",
                "{\"to\":\"16505551234\"}",
                "{\"to\":[\"16505551234\"]}",
                "{\"to_user_id\":\"us.123\"}",
                "{\"parent_user_id\":\"US.123\"}",
                "{\"system\":{\"previous_user_id\":\"US.123\"}}",
                "{\"system\":{\"previous_parent_user_id\":\"US.123\"}}",
                "{\"system\":{\"new_wa_id\":\"16505551234\"}}",
                "{\"system\":{\"customer\":\"16505551234\"}}",
                "{\"wa_id\":\"16505551234\"}",
                "{\"profile\":{\"username\":\"@zoe.doe\"}}",
                "{\"recipient_id\":\"16505551234\"}",
                "{\"recipient_user_id\":\"US.123\"}",
                "{\"recipient_parent_user_id\":\"US.123\"}",
                "{\"recipient_participant_id\":\"16505551234\"}",
                "{\"removed_participants\":{\"input\":\"16505551234\"}}",
                "{\"contact\":{\"phone_number\":\"16505551234\"}}",
                "{\"id\":\"16505551234\",\"messages\":[]}"
            })
    void elementOfThePersonIsRemoved(String element) {
        insert("waiting", "{\"elements\":[" + element + ",{\"from\":\"1\"}]}");
        erase();
        assertEquals(List.of("waiting {\"elements\":[{\"from\":\"1\"}]}"), rows());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "To=whatsapp%3A%2B16505551234&MessageStatus=sent",
                "Body=Hi&From=whatsapp:US.123",
                "Body=Hi&WaId=16505551234",
                "Body=Hi&ExternalUserId=US.123",
                "Body=Hi&Username=zoe.doe",
                "Body=100%&From=%2B16505551234"
            })
    void formOfThePersonIsRemoved(String body) {
        insert("waiting", body);
        erase();
        assertEquals(List.of(), rows());
    }

    @Test
    void sharedContactOfThePersonLeavesTheMessage() {
        insert(
                "waiting",
                "{\"messages\":[{\"from\":\"1\",\"contacts\":[{\"phones\":[{\"wa_id\":\"16505551234\"}]}]}]}");
        erase();
        assertEquals(List.of("waiting {\"messages\":[{\"from\":\"1\",\"contacts\":[{\"phones\":[]}]}]}"), rows());
    }

    @Test
    void eventThatIsBeingProcessedMakesTheErasureWait() {
        insert("running", BODY);
        assertThrows(TransactionConflict.class, this::erase);
    }

    @Test
    void shortNameErasesNothing() {
        insert("done", "{\"from\":\"12345\",\"username\":\"al\"}");
        erasures.erase(List.of("12345", "al", "@al"));
        assertEquals(1, rows().size());
    }

    private void erase() {
        erasures.erase(List.of("16505551234", "US.123", "zoe.doe"));
    }

    private void insert(String state, String body) {
        erasures.jdbc.update(
                "INSERT INTO inbox_events (source, channel_id, body, bytes, state, received_at, due_at, attempts)"
                        + " VALUES ('meta', 0, ?, 0, ?, 0, 0, 1)",
                body.getBytes(StandardCharsets.UTF_8),
                state);
    }

    private List<String> rows() {
        return erasures.jdbc.list(
                "SELECT state, body FROM inbox_events ORDER BY id",
                row -> row.getString(1) + " " + new String(row.getBytes(2), StandardCharsets.UTF_8));
    }
}
