/**
 * What stands between the server's sockets and its HTTP parser: requests are received whole, read strictly, and clients
 * that are too slow are disconnected.
 *
 * <p>A Servlet filter is too late for this: the server would hold a thread for each slow client, and refuse malformed
 * requests in its own words. So these classes use those of Grizzly, the server's network library.
 */
package com.mycrm.api.connector;
