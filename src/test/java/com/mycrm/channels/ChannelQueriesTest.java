package com.mycrm.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.paging.Page;
import com.mycrm.api.paging.PageRequest;
import com.mycrm.persistence.MemoryDatabase;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChannelQueriesTest {

    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

    private final MemoryDatabase database = new MemoryDatabase();
    private final ChannelQueries channels = new ChannelQueries();

    private EntityManager em;

    @BeforeEach
    void insertChannels() {
        em = database.persistence().createEntityManager();
        channels.em = em;
        em.getTransaction().begin();
        insert(
                TestVendor.ABLE,
                "{\"number\": \"111\", \"ads\": [{\"source_id\": \"1\", \"property_reference\": \"P\"}]}");
        insert(TestVendor.PLAIN, "{\"number\": \"222\"}");
        insert(TestVendor.ABLE, "{\"number\": \"333\", \"active\": false}");
        em.flush();
        em.clear();
    }

    @AfterEach
    void close() {
        em.getTransaction().rollback();
        em.close();
        database.close();
    }

    @Test
    void pageIsInTheOrderOfIds() {
        assertEquals(List.of("111", "222"), numbers(channels.page(new PageRequest(1, 2))));
        assertEquals(List.of("333"), numbers(channels.page(new PageRequest(2, 2))));
        assertEquals(3, channels.page(new PageRequest(2, 2)).count());
        assertEquals(List.of(), numbers(channels.page(new PageRequest(Integer.MAX_VALUE, 500))));
    }

    @Test
    void storedChannelIsReadBack() {
        var stored = channels.of("able").get(0);
        var read = channels.one(stored.id()).orElseThrow();
        assertEquals(1, read.version());
        assertEquals(
                new ChannelView(
                        stored.id(),
                        "able",
                        "111",
                        "111",
                        true,
                        null,
                        null,
                        3600,
                        List.of(),
                        List.of(new ChannelView.Ad("1", "P")),
                        null,
                        "en",
                        false,
                        false,
                        false,
                        NOW,
                        NOW),
                read.view());
        assertEquals(Optional.empty(), channels.one(4711));
    }

    @Test
    void versionGrowsWithEachChange() {
        var channel = channels.of("plain").get(0);
        channel.change(
                ChannelInputTest.input("{\"name\": \"Sales\"}"),
                TestVendor.PLAIN,
                Optional.empty(),
                NOW.plusSeconds(1));
        em.flush();
        assertEquals(2, channel.version());
        channel.change(
                ChannelInputTest.input("{\"name\": \"Sales\"}"),
                TestVendor.PLAIN,
                Optional.empty(),
                NOW.plusSeconds(2));
        em.flush();
        assertEquals(2, channel.version());
    }

    @Test
    void channelsOfAVendorAreListed() {
        assertEquals(
                List.of("111", "333"),
                channels.of("able").stream().map(Channel::number).toList());
        assertEquals(List.of(), channels.of("unknown"));
    }

    @Test
    void numberOfAnotherChannelIsTaken() {
        var own = channels.of("able").get(0).id();
        assertEquals(true, channels.isTaken("able", "111", 0));
        assertEquals(false, channels.isTaken("able", "111", own));
        assertEquals(false, channels.isTaken("able", "222", 0));
    }

    @Test
    void channelHasItsUsers() {
        em.createNativeQuery("INSERT INTO users (id, first_name, last_name, email, email_key, role, status, created_at,"
                        + " updated_at, version) VALUES (4, 'A', 'B', 'a', 'a', 'agent', 'active', 0, 0, 0),"
                        + " (5, 'A', 'B', 'b', 'b', 'agent', 'active', 0, 0, 0)")
                .executeUpdate();
        insert(TestVendor.PLAIN, "{\"number\": \"444\", \"user\": 4, \"fallback_user\": 5}");
        em.flush();
        assertEquals(
                List.of(true, true, false), List.of(channels.hasUser(4), channels.hasUser(5), channels.hasUser(6)));
    }

    private void insert(Vendor vendor, String json) {
        var channel = new Channel(vendor, Duration.ofHours(1), NOW);
        channel.change(ChannelInputTest.input(json), vendor, Optional.empty(), NOW);
        em.persist(channel);
        em.flush();
    }

    private static List<String> numbers(Page<ChannelView> page) {
        return page.items().stream().map(ChannelView::number).toList();
    }
}
