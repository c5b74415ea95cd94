/** How often things have changed: what conditional reads and caches go by. */
package com.mycrm.api.etag;
