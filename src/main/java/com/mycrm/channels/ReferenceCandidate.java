package com.mycrm.channels;

/**
 * A text of a message that may be a property's reference. It is one where a property has it.
 *
 * @param isPlausible whether the message itself shows that it is a reference, so that it is kept even where no property
 *     has it
 */
record ReferenceCandidate(String name, boolean isPlausible) {}
