package com.mycrm.api.etag;

/** An object as the API shows it, and its version, which is no part of what is shown. */
public record Versioned<T>(long version, T view) {}
