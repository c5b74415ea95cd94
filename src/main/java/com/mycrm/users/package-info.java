/** The people of the company, whom leads are assigned to. */
package com.mycrm.users;
