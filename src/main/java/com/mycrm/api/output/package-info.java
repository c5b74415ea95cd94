/** JSON that documents write themselves: the way out of lists, where writing by reflection cost more than reading the rows. */
package com.mycrm.api.output;
