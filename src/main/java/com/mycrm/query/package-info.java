/** Parameters, filters, sorts and pages of any list. Knows JPA, not HTTP. */
package com.mycrm.query;
