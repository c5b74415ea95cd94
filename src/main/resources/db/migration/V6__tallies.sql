-- How many leads there are of each kind, so that no list counts them anew. A write adds what it changes to lead_deltas and waits
-- for nobody; in the background deltas are folded into lead_tallies. A count is the sum of both, and read with one statement.

CREATE TABLE lead_deltas (
  id          BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  status      VARCHAR(20) NOT NULL,
  user_id     BIGINT      NOT NULL,
  lead_block  BIGINT      NOT NULL,
  date_day    INT         NOT NULL,
  created_day INT         NOT NULL,
  updated_day INT         NOT NULL,
  leads       INT         NOT NULL
) ${table};

-- The kinds are those of com.mycrm.leads.counts.BucketKind. No lead counted here has, or had, an id in a block outside of the bounds.
CREATE TABLE lead_tallies (
  kind        INT         NOT NULL,
  bucket      BIGINT      NOT NULL,
  status      VARCHAR(20) NOT NULL,
  leads       BIGINT      NOT NULL,
  first_block BIGINT      NOT NULL,
  last_block  BIGINT      NOT NULL,
  PRIMARY KEY (kind, bucket, status)
) ${table};

-- folded: deltas that are in the tallies. zone: whose days they count by, null until they are built. checked_at: milliseconds.
CREATE TABLE lead_tally_state (
  id         INT    NOT NULL PRIMARY KEY,
  folded     BIGINT NOT NULL,
  zone       VARCHAR(60),
  checked_at BIGINT NOT NULL
) ${table};

INSERT INTO lead_tally_state (id, folded, zone, checked_at) VALUES (1, 0, NULL, 0);
DELETE FROM change_counts WHERE kind = 'leads';
