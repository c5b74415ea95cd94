package com.mycrm.directory;

/** A user is about to be deleted, in this transaction: whoever keeps something of it that nobody else needs lets go of it. */
public record UserRemoved(long id) {}
