/** A simulated day of WhatsApp traffic, for trying the service without an app at Meta or Twilio. */
package com.mycrm.demo;
