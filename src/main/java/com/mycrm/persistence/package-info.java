/**
 * Access to the database: pool, start and migrations; {@link com.mycrm.persistence.Jdbc} for SQL text; and lists by
 * Criteria.
 *
 * <p>A list is described by a {@link com.mycrm.persistence.Filter} (its conditions), a {@link
 * com.mycrm.persistence.Projection} (the attributes it reads) and an order. {@link
 * com.mycrm.persistence.CriteriaQueries} builds the Criteria query of each shape once, has the provider translate it,
 * and runs it with new values.
 */
package com.mycrm.persistence;
