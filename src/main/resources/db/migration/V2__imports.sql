-- Imports and the files that were uploaded for them. The files are in the database so that any node can continue an
-- import. rights are those that the actor had when the file was uploaded. A running import belongs to the node owner
-- until leased_until (seconds). The node renews this lease while it works; after it has expired, another node takes
-- over. attempts counts the nodes that began with the rows after rows_done: a file that ends its nodes is put aside.
CREATE TABLE IF NOT EXISTS imports (
  id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  target       VARCHAR(20)  NOT NULL,
  format       VARCHAR(10)  NOT NULL,
  charset      VARCHAR(40)  NOT NULL,
  state        VARCHAR(10)  NOT NULL,
  reason       VARCHAR(500),
  dry_run      BOOLEAN      NOT NULL,
  date_order   VARCHAR(3),
  column_map   MEDIUMTEXT,
  match_by     VARCHAR(20),
  actor        VARCHAR(190) NOT NULL,
  rights       VARCHAR(500) NOT NULL,
  created_at   BIGINT       NOT NULL,
  started_at   BIGINT,
  ended_at     BIGINT,
  bytes        BIGINT       NOT NULL,
  bytes_done   BIGINT       NOT NULL,
  rows_done    BIGINT       NOT NULL,
  rows_failed  BIGINT       NOT NULL,
  attempts     INT          NOT NULL DEFAULT 0,
  owner        VARCHAR(40),
  leased_until BIGINT       NOT NULL DEFAULT 0,
  INDEX ix_imports_state (state, id)
) ${table};

-- A file in pieces, because a database limits the size of one value.
CREATE TABLE IF NOT EXISTS import_chunks (
  import_id BIGINT     NOT NULL,
  seq       INT        NOT NULL,
  data      MEDIUMBLOB NOT NULL,
  PRIMARY KEY (import_id, seq)
) ${table};

CREATE TABLE IF NOT EXISTS import_violations (
  id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  import_id   BIGINT       NOT NULL,
  row_no      BIGINT       NOT NULL,
  column_name VARCHAR(200) NOT NULL,
  detail      VARCHAR(500) NOT NULL,
  INDEX ix_import_violations_import (import_id, id)
) ${table};
