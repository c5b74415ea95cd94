/** How many leads there are of each kind, kept with the leads: exact after every commit, and the same cost at any size. */
package com.mycrm.leads.counts;
