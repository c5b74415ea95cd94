/** Leads that come by WhatsApp. */
package com.mycrm.leads.whatsapp;
