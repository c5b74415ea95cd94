/** Where customers write to the company: business numbers at Meta and Twilio, and what their events mean for leads. */
package com.mycrm.channels;
