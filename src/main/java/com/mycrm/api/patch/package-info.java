/** Reading of JSON objects and rows that clients send, with all their violations collected. */
package com.mycrm.api.patch;
