/** Users: the people of the company, who have leads and properties. */
package com.mycrm.users;
