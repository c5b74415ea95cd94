/** Files of leads, users and properties, read in the background, row by row, once. */
package com.mycrm.imports;
