-- Counts of leads, so that no list counts its rows. The transaction of a write inserts its change into lead_count_deltas and
-- locks nothing; a background job folds deltas into lead_counts. A count is the sum of both, read in one statement.
-- com.mycrm.leads.counts has a worked example.
--
-- list is the number of the table whose rows are counted: 1 whatsapp_leads, 2 email_leads, 3 calls.

-- What one write changed: leads is +1, -1, or a sum where several leads are alike. The days are those of the three
-- dates of the lead, in the zone of lead_count_state.
CREATE TABLE IF NOT EXISTS lead_count_deltas (
  id          BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  list        INT         NOT NULL,
  status      VARCHAR(20) NOT NULL,
  user_id     BIGINT      NOT NULL,
  lead_block  BIGINT      NOT NULL,
  date_day    INT         NOT NULL,
  created_day INT         NOT NULL,
  updated_day INT         NOT NULL,
  leads       INT         NOT NULL
) ${table};

-- kind is a code of com.mycrm.leads.counts.BucketKind and gives the meaning of bucket: a user, a day, a block of ids.
-- Every lead that is or was counted in a row has an id from first_block to last_block.
CREATE TABLE IF NOT EXISTS lead_counts (
  list        INT         NOT NULL,
  kind        INT         NOT NULL,
  bucket      BIGINT      NOT NULL,
  status      VARCHAR(20) NOT NULL,
  leads       BIGINT      NOT NULL,
  first_block BIGINT      NOT NULL,
  last_block  BIGINT      NOT NULL,
  PRIMARY KEY (list, kind, bucket, status)
) ${table};

-- One row for each list. folded: how many deltas were folded; it starts at the time in milliseconds for the reason given at
-- change_counts. zone: the time zone of the days, null until the counts were built. checked_at: last audit, in
-- milliseconds.
CREATE TABLE IF NOT EXISTS lead_count_state (
  list       INT    NOT NULL PRIMARY KEY,
  folded     BIGINT NOT NULL,
  zone       VARCHAR(60),
  checked_at BIGINT NOT NULL
) ${table};

INSERT IGNORE INTO lead_count_state (list, folded, zone, checked_at) VALUES
  (1, CAST(UNIX_TIMESTAMP() AS DECIMAL(20)) * 1000, NULL, 0),
  (2, CAST(UNIX_TIMESTAMP() AS DECIMAL(20)) * 1000, NULL, 0),
  (3, CAST(UNIX_TIMESTAMP() AS DECIMAL(20)) * 1000, NULL, 0);
