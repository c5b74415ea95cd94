package com.mycrm.imports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ChunkInputStreamTest {

    @Property(tries = 200)
    void readingInAnyStepsReturnsAllChunksInOrder(
            @ForAll @Size(max = 6) List<@Size(min = 1, max = 50) byte[]> chunks,
            @ForAll @IntRange(min = 1, max = 70) int step)
            throws IOException {
        var expected = new ByteArrayOutputStream();
        chunks.forEach(expected::writeBytes);
        var content = new ChunkInputStream(number -> number < chunks.size() ? chunks.get(number) : new byte[0]);
        var read = new ByteArrayOutputStream();
        var buffer = new byte[step];
        for (var count = content.read(buffer, 0, step); count >= 0; count = content.read(buffer, 0, step)) {
            read.write(buffer, 0, count);
            assertEquals(read.size(), content.position());
        }
        assertArrayEquals(expected.toByteArray(), read.toByteArray());
    }

    @Test
    void chunksAreFetchedOnlyWhenTheyAreRead() {
        var fetched = new ArrayList<Integer>();
        var content = new ChunkInputStream(number -> {
            fetched.add(number);
            return number < 3 ? new byte[] {(byte) (200 + number)} : new byte[0];
        });
        assertEquals(List.of(), fetched);
        assertEquals(200, content.read());
        assertEquals(List.of(0), fetched);
        assertEquals(201, content.read());
        assertEquals(202, content.read());
        assertEquals(-1, content.read());
        assertEquals(List.of(0, 1, 2, 3), fetched);
    }

    @Test
    void readChecksTheBoundsOfTheBuffer() {
        var content = new ChunkInputStream(number -> new byte[1]);
        assertThrows(IndexOutOfBoundsException.class, () -> content.read(new byte[2], 1, 2));
    }
}
