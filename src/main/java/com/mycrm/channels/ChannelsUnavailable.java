package com.mycrm.channels;

import jakarta.ejb.ApplicationException;

/** The database did not tell of channels, or did not keep one; the cause says why, and whether that passes. */
@ApplicationException(rollback = true)
class ChannelsUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ChannelsUnavailable(Throwable cause) {
        super("Cannot read or keep channels", cause);
    }
}
