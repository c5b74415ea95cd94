/** The description of the API for programs, and the page for people. */
package com.mycrm.docs;
