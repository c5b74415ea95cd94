/** What others send of their own accord: kept first, answered at once, and processed in the background. */
package com.mycrm.inbox;
