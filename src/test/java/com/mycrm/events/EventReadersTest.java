package com.mycrm.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.mycrm.api.problem.ProblemException;
import com.mycrm.config.Setting;
import com.mycrm.config.Settings;
import com.mycrm.events.EventReaders.Client;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventReadersTest {

    private static final int MOST = Settings.integer(Setting.STREAMS);

    private final EventReaders readers = new EventReaders();

    @Test
    void oneCallerTakesHalfOfThePlacesAtMost() {
        var first = new Reader();
        readers.admit(first, new Client("Bearer 1", "", "key:a"));
        for (var n = 1; n < MOST / 2; n++) {
            readers.admit(new Reader(), new Client("Bearer " + n, "", "key:a"));
        }
        assertEquals(429, status("key:a"));
        for (var n = 0; n < MOST / 2; n++) {
            readers.admit(new Reader(), new Client("Bearer", "", "key:b"));
        }
        assertEquals(503, status("key:c"));
        first.end();
        readers.admit(new Reader(), new Client("Bearer", "", "key:c"));
        assertEquals(503, status("key:c"));
    }

    private int status(String caller) {
        var refused = new Client("Bearer", "", caller);
        return assertThrows(ProblemException.class, () -> readers.admit(new Reader(), refused))
                .problem()
                .status();
    }

    private static final class Reader implements OpenReader {

        private boolean isOpen = true;

        @Override
        public Set<String> types() {
            return Set.of();
        }

        @Override
        public long position() {
            return 0;
        }

        @Override
        public boolean isOpen() {
            return isOpen;
        }

        @Override
        public boolean isReady() {
            return false;
        }

        @Override
        public void take(EventBatch batch) {}

        @Override
        public void tick() {}

        @Override
        public void end() {
            isOpen = false;
        }
    }
}
