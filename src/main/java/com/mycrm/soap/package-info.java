/**
 * The SOAP endpoint: each operation is a request to the REST API in its XML form, so that both have the same rules. The
 * WSDL {@code META-INF/leads.wsdl} says what there is.
 */
package com.mycrm.soap;
