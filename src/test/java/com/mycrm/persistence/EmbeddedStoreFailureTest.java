package com.mycrm.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedStoreFailureTest {

    @ParameterizedTest
    @CsvSource({"writing failed, 2, true", "closed, 4, true", "locked by another transaction, 101, false"})
    void storeThatCannotBeUsedAgainIsKnownByItsCode(String message, int code, boolean expected) {
        var failure = new SQLException("General error", "HY000", 50000, new MVStoreException(code, message));
        assertEquals(expected, EmbeddedStoreFailure.isIn(failure));
    }
}
