/** Failures and the one document that tells of them. Knows HTTP, not JPA. */
package com.mycrm.api.problem;
