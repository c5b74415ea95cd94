/** Access to the database: pool, migrations, start, SQL through JDBC, lists, and transaction conflicts. */
package com.mycrm.persistence;
