/**
 * Imports of leads, users and properties from files.
 *
 * <p>An upload is stored in the database and answered at once. A background worker of any node then reads its rows and
 * stores each of them once, even if nodes stop in between.
 */
package com.mycrm.imports;
