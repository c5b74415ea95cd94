package com.mycrm.api;

import com.mycrm.api.etag.IfMatch;

/**
 * What every write is told besides its data.
 *
 * @param actor the caller's key or login, for histories
 * @param ifMatch the versions that the write may replace
 */
public record WriteRequest(String actor, IfMatch ifMatch) {}
