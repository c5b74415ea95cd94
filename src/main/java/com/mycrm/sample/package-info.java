/** Believable data for those who try the service. */
package com.mycrm.sample;
