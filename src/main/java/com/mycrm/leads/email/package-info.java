/** Leads that come by e-mail and from portals. */
package com.mycrm.leads.email;
