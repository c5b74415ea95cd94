/** The company's numbers at Meta and Twilio, and what comes from there. */
package com.mycrm.channels;
