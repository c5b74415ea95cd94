/** Background work: the polling worker that runs it on a node, and the lease that gives a row to one node at a time. */
package com.mycrm.jobs;
