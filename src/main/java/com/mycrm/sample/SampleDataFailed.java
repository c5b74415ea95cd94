package com.mycrm.sample;

import jakarta.ejb.ApplicationException;

/**
 * The sample data could not be written, and none of them are there: a part of them would be taken for the whole at the
 * next start.
 */
@ApplicationException(rollback = true)
public class SampleDataFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SampleDataFailed(Throwable cause) {
        super("Cannot write the sample data", cause);
    }
}
