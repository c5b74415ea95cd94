/** Parameters of list requests and the vocabulary of pages: filters, sort orders, cursors, slices. Uses no HTTP API. */
package com.mycrm.api.paging;
