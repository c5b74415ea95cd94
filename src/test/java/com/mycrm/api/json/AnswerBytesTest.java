package com.mycrm.api.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.api.problem.ProblemException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerBytesTest {

    private static final int MEBIBYTE = 1024 * 1024;

    private final AnswerBytes bytes = new AnswerBytes(10, MEBIBYTE);

    @Test
    void asManyBytesAsAreAllowedAreKept() throws IOException {
        bytes.write(new byte[MEBIBYTE - 1]);
        bytes.write('x');
        assertEquals(MEBIBYTE, bytes.size());
    }

    @Test
    void oneMoreIsABadRequest() throws IOException {
        bytes.write(new byte[MEBIBYTE]);
        var refused = assertThrows(ProblemException.class, () -> bytes.write('x'));
        assertEquals(400, refused.problem().status());
        assertThrows(ProblemException.class, () -> bytes.writeBytes(new byte[1]));
        assertEquals(
                List.of("per_page"),
                refused.problem().errors().stream()
                        .map(error -> error.parameter())
                        .toList());
        assertTrue(refused.problem().errors().get(0).detail().contains("(of events by limit)"));
    }
}
