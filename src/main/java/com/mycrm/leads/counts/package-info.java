/**
 * Exact counts of leads at constant cost: no list counts its rows.
 *
 * <p>Leads are counted in buckets: all leads, by user, by day and month of three dates, and by block of ids; within
 * each bucket by status ({@code lead_counts}). Writers do not touch these rows, because they would wait for each other.
 * A writer inserts what it changes into {@code lead_count_deltas}, in its own transaction ({@link
 * com.mycrm.leads.counts.CountDeltas}). A background job moves deltas into the buckets ({@link
 * com.mycrm.leads.counts.CountStore#fold}). A count is the sum of both, read in one statement, so it is exact after
 * every commit on every node ({@link com.mycrm.leads.counts.LeadTotals}).
 *
 * <p>Example. There are 100 leads, 20 of them pending, and no deltas; 5,000 deltas have been folded so far.
 *
 * <ol>
 *   <li>A write moves lead 7, of user 3, from pending to delivered. It inserts two deltas: (pending, user 3, &minus;1)
 *       and (delivered, user 3, +1), each with the lead's days and block of ids.
 *   <li>A read of {@code filters[status]=pending} sums the bucket of all leads (20) and the pending deltas (&minus;1):
 *       19. Its change generation is 5,000 folded deltas + 2 deltas = 5,002. A client's {@code ETag} holds that number.
 *   <li>The fold adds both deltas to every bucket that lead 7 is in, deletes them, and records 5,002 folded deltas, in
 *       one transaction.
 *   <li>The same read sums 19 and no delta: 19, at generation 5,002 + 0 = 5,002. The {@code ETag} still holds.
 * </ol>
 *
 * <p>Days are those of {@code LEADS_ZONE}. A part of a day at the edge of a range is counted lead by lead, in the same
 * statement. A filter that is not a {@link com.mycrm.leads.counts.CountDimension} is counted by its index, once for
 * each generation.
 *
 * <p>An audit compares the buckets with the leads from time to time and adds what is missing, which also builds the
 * buckets of an imported database ({@link com.mycrm.leads.counts.CountAudit}). The number of leads in each block of ids
 * shows where a page far into the list begins ({@link com.mycrm.leads.counts.BlockOffsets}).
 */
package com.mycrm.leads.counts;
