/** WhatsApp leads. */
package com.mycrm.leads;
