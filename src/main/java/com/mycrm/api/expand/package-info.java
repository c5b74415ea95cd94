/** The expand header: full objects in place of references. */
package com.mycrm.api.expand;
