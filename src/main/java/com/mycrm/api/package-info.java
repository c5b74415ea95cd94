/**
 * HTTP for every feature: the gate of all requests, list and write requests, conditional requests, links, compression.
 */
package com.mycrm.api;
