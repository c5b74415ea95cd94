/** The application as a whole: health checks, the OpenAPI document and the documentation page. */
package com.mycrm.app;
