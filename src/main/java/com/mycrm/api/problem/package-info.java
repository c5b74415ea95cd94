/** Failures and their problem documents. Uses HTTP, but not JPA. */
package com.mycrm.api.problem;
