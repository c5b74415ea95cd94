-- Imports and what was uploaded for them, so that any node can go on where another one stopped. A node owns a running import
-- until owned_until, in milliseconds, unless it says so again.

CREATE TABLE imports (
  id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  target      VARCHAR(20)  NOT NULL,
  format      VARCHAR(10)  NOT NULL,
  charset     VARCHAR(40)  NOT NULL,
  state       VARCHAR(10)  NOT NULL,
  reason      VARCHAR(500),
  dry_run     BOOLEAN      NOT NULL,
  actor       VARCHAR(190) NOT NULL,
  may_update  BOOLEAN      NOT NULL,
  created_at  BIGINT       NOT NULL,
  started_at  BIGINT,
  ended_at    BIGINT,
  bytes       BIGINT       NOT NULL,
  bytes_done  BIGINT       NOT NULL,
  rows_done   BIGINT       NOT NULL,
  rows_failed BIGINT       NOT NULL,
  owner       VARCHAR(40),
  owned_until BIGINT       NOT NULL
) ${table};

CREATE INDEX ix_imports_state ON imports (state, id);

CREATE TABLE import_chunks (
  import_id BIGINT     NOT NULL,
  seq       INT        NOT NULL,
  data      MEDIUMBLOB NOT NULL,
  PRIMARY KEY (import_id, seq)
) ${table};

CREATE TABLE import_faults (
  id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  import_id   BIGINT       NOT NULL,
  row_no      BIGINT       NOT NULL,
  column_name VARCHAR(200) NOT NULL,
  detail      VARCHAR(500) NOT NULL
) ${table};

CREATE INDEX ix_import_faults_import ON import_faults (import_id, id);
