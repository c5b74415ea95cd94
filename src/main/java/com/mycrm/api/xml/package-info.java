/**
 * The XML form of answers and bodies. Resources know JSON only: an envelope is written by a generator of XML in place
 * of one of JSON, any other answer is converted when it has been written, and a body before it is read. The schema
 * {@code META-INF/leads.xsd} says which elements there are.
 */
package com.mycrm.api.xml;
