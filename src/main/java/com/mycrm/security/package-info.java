/** Who calls, and what the caller may do: tokens, API keys, logins, rights. */
package com.mycrm.security;
