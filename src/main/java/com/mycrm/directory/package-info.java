/**
 * What users and properties have in common: a directory of named objects, as base classes of their entities, EJBs,
 * resources, imports and relations. Also the small types by which other features refer to them.
 */
package com.mycrm.directory;
