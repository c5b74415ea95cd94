/** Meta's Cloud API as a vendor: webhook, signature, payload reader and the client of its Graph API. */
package com.mycrm.channels.meta;
