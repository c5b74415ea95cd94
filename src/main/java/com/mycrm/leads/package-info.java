/**
 * What all kinds of leads share: lists, single leads, writes, history, erasure, import. A kind is a {@link
 * com.mycrm.leads.LeadKind}. {@link com.mycrm.leads.LeadsResource} delegates reads to {@link
 * com.mycrm.leads.LeadQueries} and writes to {@link com.mycrm.leads.LeadCommands}.
 */
package com.mycrm.leads;
