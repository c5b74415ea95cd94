/** Telephone calls of customers. */
package com.mycrm.leads.calls;
