/** The small types in which leads, users and properties meet. */
package com.mycrm.directory;
