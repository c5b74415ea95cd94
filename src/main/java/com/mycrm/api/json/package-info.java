/** JSON-B: its configuration, and how its documents are sent. */
package com.mycrm.api.json;
