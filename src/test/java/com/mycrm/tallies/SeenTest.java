package com.mycrm.tallies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is known of a block holds as long as it says so, whatever happened between two looks. */
class SeenTest {

    private static final int BLOCKS = 6;

    @Property
    void aBlockIsAsItWasWhileItsNumberIsTheSame(@ForAll long seed) {
        var random = new Random(seed);
        var leads = new Leads();
        var states = new HashMap<String, String>();
        var seen = leads.look();
        for (var i = 0; i < 200; i++) {
            leads.change(random);
            if (random.nextInt(3) > 0) {
                seen = leads.look().after(seen);
                for (var block = 0L; block < BLOCKS; block++) {
                    var was = states.putIfAbsent(block + " " + seen.changed(block), leads.block(block));
                    assertTrue(was == null || was.equals(leads.block(block)), "block " + block + " has changed unseen");
                }
            }
        }
    }

    @Property
    void whatIsFoldedBetweenTwoLooksIsToldByThem(@ForAll long seed) {
        var random = new Random(seed);
        var leads = new Leads();
        var seen = leads.look();
        var sums = new TreeMap<Long, Long>();
        for (var i = 0; i < 200; i++) {
            leads.change(random);
            var now = leads.look();
            for (var delta : seen.folded(now)) {
                sums.merge(delta.block(), delta.leads(), Long::sum);
            }
            var known = now.after(seen);
            assertTrue(known.missedNothingSince(seen));
            assertEquals(leads.sums, sums);
            seen = known;
        }
    }

    @Property
    void whatCameAndWentBetweenTwoLooksIsMissed(@ForAll long seed) {
        var random = new Random(seed);
        var leads = new Leads();
        for (var i = 0; i < random.nextInt(20); i++) {
            leads.change(random);
        }
        var seen = leads.look();
        leads.write(random);
        leads.fold();
        assertNotEquals(leads.look().after(seen).changed(0), seen.changed(0));
    }

    /** Leads by block, the deltas that their writers leave, and what is folded of them. */
    private static final class Leads {

        private final Map<Long, Delta> deltas = new HashMap<>();
        private final Map<Long, Long> sums = new TreeMap<>();
        private final Map<Long, Integer> changes = new HashMap<>();
        private long last;
        private long folded;

        /** Something is written, or all that was is folded. */
        void change(Random random) {
            if (random.nextInt(4) > 0) {
                write(random);
            } else {
                fold();
            }
        }

        void write(Random random) {
            var block = (long) random.nextInt(BLOCKS);
            changes.merge(block, 1, Integer::sum);
            deltas.put(++last, new Delta("delivered", block, random.nextInt(3) - 1L));
        }

        void fold() {
            folded += deltas.size();
            deltas.values().forEach(delta -> sums.merge(delta.block(), delta.leads(), Long::sum));
            deltas.clear();
        }

        String block(long block) {
            return "changed " + changes.get(block) + " times";
        }

        Seen look() {
            return Seen.first(folded + deltas.size(), folded, Map.copyOf(deltas));
        }
    }
}
