/** Versions and change generations, on which ETags, preconditions and caches are based. */
package com.mycrm.api.etag;
