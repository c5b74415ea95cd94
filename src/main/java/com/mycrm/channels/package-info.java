/** The company's numbers at Meta and Twilio, what comes from there, and what it means for leads. */
package com.mycrm.channels;
