/**
 * WhatsApp leads: lists, single leads, writes, history, erasure, import. {@link com.mycrm.leads.LeadsResource}
 * delegates reads to {@link com.mycrm.leads.LeadQueries} and writes to {@link com.mycrm.leads.LeadCommands}; nothing
 * else changes a lead.
 */
package com.mycrm.leads;
