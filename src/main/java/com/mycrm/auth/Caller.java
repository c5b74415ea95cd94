package com.mycrm.auth;

import java.util.Set;

/** Who sends a request, for the log, and what it may do. */
record Caller(String name, Set<String> rights) {}
