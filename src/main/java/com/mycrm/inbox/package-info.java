/**
 * The inbox: events that other systems send. An event is stored first, then the request is answered, then the event is
 * processed in the background, on any node, until it is done or becomes a dead letter.
 */
package com.mycrm.inbox;
