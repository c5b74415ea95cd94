/** The connection pool, the migrations, and waiting for the database at a start. */
package com.mycrm.persistence;
