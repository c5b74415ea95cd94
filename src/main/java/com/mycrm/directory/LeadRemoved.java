package com.mycrm.directory;

/** A lead is about to be deleted, in this transaction: whoever keeps something that belongs to it lets go of it. */
public record LeadRemoved(long id) {}
