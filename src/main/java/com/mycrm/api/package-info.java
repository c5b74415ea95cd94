/** What every request and every list has of HTTP. */
package com.mycrm.api;
