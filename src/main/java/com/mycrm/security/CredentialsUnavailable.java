package com.mycrm.security;

import jakarta.ejb.ApplicationException;

/** The database could not be asked who a caller is, which says nothing about the caller. */
@ApplicationException(rollback = true)
public class CredentialsUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CredentialsUnavailable(Throwable cause) {
        super("Cannot read credentials", cause);
    }
}
