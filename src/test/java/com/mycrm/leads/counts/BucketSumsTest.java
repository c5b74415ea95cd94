package com.mycrm.leads.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.leads.counts.BucketSums.Bucket;
import com.mycrm.leads.counts.BucketSums.Sum;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketSumsTest {

    private static final DeltaKey KEY = new DeltaKey("pending", 3, 300, 19_000, 19_001, 19_002);

    @Test
    void leadIsCountedInOneBucketOfEachKind() {
        var sums = new BucketSums();
        sums.add(KEY, 2);
        assertEquals(
                List.of(
                        "ALL 0",
                        "USER 3",
                        "DATE_DAY 19000",
                        "CREATED_DAY 19001",
                        "UPDATED_DAY 19002",
                        "DATE_MONTH 24264",
                        "CREATED_MONTH 24264",
                        "UPDATED_MONTH 24264",
                        "BLOCK 300",
                        "BIG_BLOCK 2"),
                sums.buckets().stream()
                        .map(bucket -> bucket.kind() + " " + bucket.number())
                        .toList());
        assertEquals(new Sum(2, 300, 300), sums.of(new Bucket(BucketKind.USER, 3, "pending")));
    }

    @Test
    void correctionIsTheDifferenceAndNothingWhereSumsAreRight() {
        var kept = new BucketSums();
        kept.add(KEY, 2);
        var counted = new BucketSums();
        counted.add(KEY, 2);
        assertEquals(List.of(), kept.correctionTo(counted).buckets());
        counted.add(KEY, 3);
        assertEquals(new Sum(3, 300, 300), kept.correctionTo(counted).of(new Bucket(BucketKind.ALL, 0, "pending")));
    }

    @Test
    void bucketWithoutLeadsIsCorrectedToNone() {
        var kept = new BucketSums();
        kept.add(KEY, 2);
        assertEquals(
                -2,
                kept.correctionTo(new BucketSums())
                        .of(new Bucket(BucketKind.ALL, 0, "pending"))
                        .leads());
    }

    /** The numbers are in the database: a new kind takes a new one. */
    @ParameterizedTest
    @CsvSource({
        "ALL, 0",
        "USER, 1",
        "DATE_DAY, 2",
        "CREATED_DAY, 3",
        "UPDATED_DAY, 4",
        "DATE_MONTH, 5",
        "CREATED_MONTH, 6",
        "UPDATED_MONTH, 7",
        "BLOCK, 8",
        "BIG_BLOCK, 9"
    })
    void kindKeepsItsCode(BucketKind kind, int code) {
        assertEquals(code, kind.code());
        assertEquals(Optional.of(kind), BucketKind.of(code));
    }

    @Test
    void codeOfANewerVersionIsNoKind() {
        assertEquals(Optional.empty(), BucketKind.of(99));
    }
}
