package com.mycrm.users;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.mycrm.api.problem.RecordedLog;
import com.mycrm.config.Setting;
import com.mycrm.config.TestConfig;
import com.mycrm.persistence.DatabaseReady;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestConfig.class)
class FallbackUserCheckTest {

    @Test
    void settingThatNamesNobodyIsToldOf() {
        assertEquals(List.of(), logged());
        TestConfig.set(Setting.FALLBACK_USER, "omar@example.com");
        assertEquals(List.of(), logged());
        TestConfig.set(Setting.FALLBACK_USER, "onar@example.com");
        assertEquals(
                List.of("WARNING No user has the e-mail onar@example.com of LEADS_FALLBACK_USER; leads that have no"
                        + " other user go to the first user"),
                logged());
    }

    private static List<String> logged() {
        var check = new FallbackUserCheck();
        check.users = new UserQueries() {
            @Override
            public Optional<Long> idOf(String name) {
                return name.equals("omar@example.com") ? Optional.of(2L) : Optional.empty();
            }
        };
        try (var log = new RecordedLog(FallbackUserCheck.class)) {
            check.check(new DatabaseReady());
            return List.copyOf(log.lines());
        }
    }
}
