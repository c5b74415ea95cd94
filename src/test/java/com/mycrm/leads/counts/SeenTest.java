package com.mycrm.leads.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.leads.counts.CountDeltas.DeltaKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is known of a block holds as long as it says so, whatever happened between two looks. */
class SeenTest {

    private static final int BLOCKS = 6;
    private static final int FEW = 12;

    @Property
    void aBlockIsAsItWasWhileItsNumberIsTheSame(@ForAll long seed) {
        var leads = new Leads(seed);
        var states = new HashMap<String, String>();
        var seen = leads.look();
        for (var i = 0; i < 200; i++) {
            leads.change();
            if (leads.isLookedAt()) {
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
        var leads = new Leads(seed);
        var seen = leads.look();
        var sums = new TreeMap<Long, Long>();
        for (var i = 0; i < 200; i++) {
            leads.change();
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
        var leads = new Leads(seed);
        for (var i = 0; i < Math.floorMod(seed, 20); i++) {
            leads.change();
        }
        var seen = leads.look();
        leads.write();
        leads.fold();
        assertNotEquals(leads.look().after(seen).changed(0), seen.changed(0));
    }

    @Property
    void leadsBeforeAnUntouchedBlockAreAsTheyWere(@ForAll long seed) {
        var leads = new Leads(seed);
        var seen = leads.look();
        var states = new TreeMap<Long, List<String>>();
        for (var i = 0; i < 200; i++) {
            leads.changeOrCorrect();
            states.put(leads.generation(), leads.blocks());
            if (leads.isLookedAt()) {
                seen = leads.look().after(seen);
                for (var then : states.tailMap(leads.generation() - FEW).entrySet()) {
                    for (var block = 0; block < BLOCKS; block++) {
                        var was = then.getValue().subList(0, block + 1);
                        assertTrue(
                                !seen.isUntouched(block, then.getKey())
                                        || was.equals(leads.blocks().subList(0, block + 1)),
                                "a block up to " + block + " has changed unseen");
                    }
                }
            }
        }
    }

    @Property
    void howManyMoreThereAreIsRightWhereItIsKnown(@ForAll long seed) {
        var leads = new Leads(seed);
        var seen = leads.look();
        var counts = new TreeMap<Long, Long>();
        for (var i = 0; i < 100; i++) {
            counts.put(leads.generation(), leads.even());
            leads.changeOrCorrect();
            if (leads.isLookedAt()) {
                var before = seen;
                seen = leads.look().after(before);
                counts.put(leads.generation(), leads.even());
                var last = counts.tailMap(leads.generation() - FEW);
                for (var from : last.keySet()) {
                    for (var to : last.tailMap(from + 1).keySet()) {
                        var right = counts.get(to) - counts.get(from);
                        seen.more(Leads::isEven, from, to).ifPresent(more -> assertEquals(right, more));
                    }
                }
                if (seen.missedNothingSince(before) && seen.generation() > before.generation()) {
                    assertTrue(seen.more(Leads::isEven, before.generation(), seen.generation())
                            .isPresent());
                }
            }
        }
    }

    /** Leads by block, the deltas that their writers leave, and what is folded of them. */
    private static final class Leads {

        private final Map<Long, Delta> deltas = new HashMap<>();
        private final Map<Long, Long> sums = new TreeMap<>();
        private final Map<Long, Integer> changes = new HashMap<>();
        private final Random random;
        private long last;
        private long folded;

        Leads(long seed) {
            random = new Random(seed);
        }

        boolean isLookedAt() {
            return random.nextInt(3) > 0;
        }

        /** Something is written, or all that was is folded. */
        void change() {
            if (random.nextInt(4) > 0) {
                write();
            } else {
                fold();
            }
        }

        void changeOrCorrect() {
            if (random.nextInt(20) == 0) {
                correct();
            } else {
                change();
            }
        }

        /** What a check found wrong is counted without a delta. */
        private void correct() {
            var block = (long) random.nextInt(BLOCKS);
            changes.merge(block, 1, Integer::sum);
            sums.merge(block, 1L, Long::sum);
            folded++;
        }

        /** A transaction, of some deltas. */
        void write() {
            for (var left = 1 + random.nextInt(3); left > 0; left--) {
                writeOne();
            }
        }

        private void writeOne() {
            var block = (long) random.nextInt(BLOCKS);
            changes.merge(block, 1, Integer::sum);
            deltas.put(++last, new Delta(new DeltaKey("delivered", 1, block, 0, 0, 0), random.nextInt(3) - 1L));
        }

        void fold() {
            folded += deltas.size();
            deltas.values().forEach(delta -> sums.merge(delta.block(), delta.leads(), Long::sum));
            deltas.clear();
        }

        long generation() {
            return folded + deltas.size();
        }

        List<String> blocks() {
            var blocks = new ArrayList<String>();
            for (var block = 0L; block < BLOCKS; block++) {
                blocks.add(block(block));
            }
            return blocks;
        }

        static boolean isEven(Delta delta) {
            return delta.block() % 2 == 0;
        }

        /** How many there are in all even blocks. */
        long even() {
            var all = new TreeMap<>(sums);
            deltas.values().forEach(delta -> all.merge(delta.block(), delta.leads(), Long::sum));
            return all.entrySet().stream()
                    .filter(block -> block.getKey() % 2 == 0)
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }

        String block(long block) {
            return "changed " + changes.get(block) + " times";
        }

        Seen look() {
            return Seen.first(generation(), folded, Map.copyOf(deltas));
        }
    }
}
