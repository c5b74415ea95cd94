-- What comes in by webhook, kept as it came until it has been processed and for some time after that. Times of this table
-- are milliseconds. due_at is when an event is next to be looked at: a waiting one processed, a running one taken from a
-- node that says nothing any more; of a done or dead one it is when that came about. So one narrow index serves them all.

CREATE TABLE inbox_events (
  id          BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  source      VARCHAR(20) NOT NULL,
  channel_id  BIGINT      NOT NULL,
  body        MEDIUMBLOB  NOT NULL,
  state       VARCHAR(10) NOT NULL,
  bytes       INT         NOT NULL,
  received_at BIGINT      NOT NULL,
  due_at      BIGINT      NOT NULL,
  attempts    INT         NOT NULL,
  error       VARCHAR(500),
  owner       VARCHAR(40)
) ${table};

CREATE INDEX ix_inbox_events_due ON inbox_events (state, due_at, id);

-- The company's numbers. Secrets are encrypted; number_key is Meta's phone_number_id, of Twilio the number's digits.
CREATE TABLE channels (
  id                BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind              VARCHAR(10)  NOT NULL,
  number_key        VARCHAR(40)  NOT NULL,
  name              VARCHAR(100) NOT NULL,
  active            BOOLEAN      NOT NULL,
  user_id           BIGINT,
  fallback_user_id  BIGINT,
  window_seconds    BIGINT       NOT NULL,
  property_patterns MEDIUMTEXT   NOT NULL,
  ads               MEDIUMTEXT   NOT NULL,
  secret            VARCHAR(1000),
  verify_token      VARCHAR(1000),
  access_token      VARCHAR(4000),
  forward_template  VARCHAR(190),
  forward_language  VARCHAR(20)  NOT NULL,
  created_at        BIGINT       NOT NULL,
  updated_at        BIGINT       NOT NULL,
  version           BIGINT       NOT NULL,
  CONSTRAINT uq_channels_number UNIQUE (kind, number_key),
  CONSTRAINT fk_channels_user FOREIGN KEY (user_id) REFERENCES users (id),
  CONSTRAINT fk_channels_fallback_user FOREIGN KEY (fallback_user_id) REFERENCES users (id)
) ${table};
