/** Twilio as a vendor: webhook, signature and payload reader. */
package com.mycrm.channels.twilio;
