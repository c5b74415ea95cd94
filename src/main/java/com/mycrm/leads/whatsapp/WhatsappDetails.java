package com.mycrm.leads.whatsapp;

/**
 * What a WhatsApp lead has beyond other leads.
 *
 * @param username of the customer on WhatsApp; null for none
 */
public record WhatsappDetails(String username) {}
