package com.mycrm.security;

/** A CDI event: the setup has made a user the administrator, in the transaction that does so. */
public record ActivatedUser(long id, boolean isNew, boolean wasInactive) {}
