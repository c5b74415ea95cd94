/**
 * The log of what happened to leads, users, properties and messages, and the ways in which other programs read it.
 *
 * <p>A change writes its event in its own transaction ({@link com.mycrm.events.EventLog}). Once it is committed, the
 * {@link com.mycrm.events.EventSequencer} gives it the next number. Readers see numbered events only, so that a walk by
 * number misses none and shows none twice.
 */
package com.mycrm.events;
