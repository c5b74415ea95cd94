-- Addresses of other programs that events are sent to. types and filters are JSON. secret is encrypted; the one before
-- it (former_secret) signs too until former_until. Events up to position have their deliveries. failing_since is when
-- the first of the attempts failed that have failed since the last success. Nothing is sent before paused_until, for
-- which the receiver has asked. While replay_id is set, the events after
-- replay_after up to replay_to get deliveries once more. Times are milliseconds.
CREATE TABLE IF NOT EXISTS webhooks (
  id            BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  url           VARCHAR(2000) NOT NULL,
  description   VARCHAR(200),
  types         MEDIUMTEXT    NOT NULL,
  filters       MEDIUMTEXT    NOT NULL,
  active        BOOLEAN       NOT NULL,
  reason        VARCHAR(200),
  secret        VARCHAR(500)  NOT NULL,
  former_secret VARCHAR(500),
  former_until  BIGINT,
  position      BIGINT        NOT NULL,
  failing_since BIGINT,
  paused_until  BIGINT,
  replay_id     BIGINT,
  replay_after  BIGINT,
  replay_to     BIGINT,
  created_at    BIGINT        NOT NULL,
  updated_at    BIGINT        NOT NULL,
  version       BIGINT        NOT NULL
) ${table};

-- An event that is sent to a webhook; replay is 0, or the webhook's replay_id of a second one of the same event.
-- Deliveries about one object are sent in their order: while one is under way, the next ones are held. A delivery that
-- is being sent belongs to the node owner until leased_until (seconds). due_at and sent_at are milliseconds.
CREATE TABLE IF NOT EXISTS webhook_deliveries (
  id           BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  webhook_id   BIGINT      NOT NULL,
  seq          BIGINT      NOT NULL,
  replay       BIGINT      NOT NULL DEFAULT 0,
  type         VARCHAR(40) NOT NULL,
  subject      VARCHAR(20) NOT NULL,
  subject_id   BIGINT      NOT NULL,
  state        VARCHAR(10) NOT NULL,
  attempts     INT         NOT NULL DEFAULT 0,
  due_at       BIGINT      NOT NULL,
  sent_at      BIGINT,
  status_code  INT,
  answer       VARCHAR(1000),
  owner        VARCHAR(40),
  leased_until BIGINT      NOT NULL DEFAULT 0,
  CONSTRAINT uq_webhook_deliveries UNIQUE (webhook_id, seq, replay),
  INDEX ix_webhook_deliveries_list (webhook_id, id),
  INDEX ix_webhook_deliveries_due (webhook_id, state, due_at, id),
  INDEX ix_webhook_deliveries_subject (webhook_id, subject_id, subject, state, id),
  INDEX ix_webhook_deliveries_leased (state, leased_until)
) ${table};
