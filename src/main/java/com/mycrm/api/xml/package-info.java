/**
 * The XML form of answers and bodies. Resources know JSON only: what they write is converted when they have written it,
 * and a body before they read it. The schema {@code META-INF/leads.xsd} says which elements there are.
 */
package com.mycrm.api.xml;
