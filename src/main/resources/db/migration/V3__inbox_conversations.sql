-- Events that came in by webhook, stored before they are answered and kept for some time after they were processed.
-- received_at and due_at are milliseconds. due_at depends on state: a waiting event is processed then; a done or dead
-- one reached its state then. So one narrow index serves the worker, the list and the clean-up. owner and leased_until
-- (seconds) are the lease of the node that processes a running event. unfinished counts the attempts, one after the
-- other, during which the node ended: an event that ends its nodes becomes a dead letter.
CREATE TABLE IF NOT EXISTS inbox_events (
  id           BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  source       VARCHAR(20) NOT NULL,
  channel_id   BIGINT      NOT NULL,
  body         MEDIUMBLOB  NOT NULL,
  state        VARCHAR(10) NOT NULL,
  bytes        INT         NOT NULL,
  received_at  BIGINT      NOT NULL,
  due_at       BIGINT      NOT NULL,
  attempts     INT         NOT NULL,
  unfinished   INT         NOT NULL DEFAULT 0,
  error        VARCHAR(500),
  owner        VARCHAR(40),
  leased_until BIGINT      NOT NULL DEFAULT 0,
  INDEX ix_inbox_events_due (state, due_at, id)
) ${table};

-- The company's WhatsApp numbers. vendor is who carries the messages; number_key is Meta's phone_number_id, or the digits of a number at Twilio. secret,
-- verify_token and access_token are encrypted with a key that is not in the database.
CREATE TABLE IF NOT EXISTS channels (
  id                BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  vendor            VARCHAR(10)  NOT NULL,
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
  CONSTRAINT uq_channels_number UNIQUE (vendor, number_key),
  CONSTRAINT fk_channels_user FOREIGN KEY (user_id) REFERENCES users (id),
  CONSTRAINT fk_channels_fallback_user FOREIGN KEY (fallback_user_id) REFERENCES users (id)
) ${table};

-- Messages of leads that come by WhatsApp. message_key is the SHA-256 of the vendor's message id, as hex. It protects
-- against repeated delivery and stays when a person is erased; the id itself contains the sender's number, so it does
-- not stay. phone_key is the normalized number for look-ups, phone is the number as it was sent. media is a JSON array,
-- data a JSON object of what was chosen, filled in or shared. A row without a type is of a message that has not arrived:
-- it keeps an edit or a deletion until then.
CREATE TABLE IF NOT EXISTS lead_messages (
  id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  number_key   VARCHAR(64)  NOT NULL,
  message_key  VARCHAR(64)  NOT NULL,
  lead_id      BIGINT,
  vendor       VARCHAR(10)  NOT NULL,
  direction    VARCHAR(3)   NOT NULL,
  message_id   VARCHAR(255),
  phone        VARCHAR(40),
  phone_key    VARCHAR(40),
  sender_id    VARCHAR(190),
  username     VARCHAR(100),
  profile_name VARCHAR(190),
  type         VARCHAR(40),
  body         VARCHAR(4096),
  media        MEDIUMTEXT,
  data         MEDIUMTEXT,
  reply_to     VARCHAR(255),
  property_key VARCHAR(100),
  sent_at      BIGINT       NOT NULL,
  edited_at    BIGINT,
  deleted_at   BIGINT,
  received_at  BIGINT       NOT NULL,
  CONSTRAINT uq_lead_messages UNIQUE (number_key, message_key, vendor),
  INDEX ix_lead_messages_lead (lead_id, id),
  INDEX ix_lead_messages_phone (phone_key, number_key, lead_id),
  INDEX ix_lead_messages_sender (sender_id, number_key, lead_id)
) ${table};

-- The names by which a vendor knows customers: "+" and a normalized number, an id of the vendor, or "@" and a username.
-- Names with the same contact_id are of one person. valid_from and valid_to are seconds: numbers pass to other persons.
CREATE TABLE IF NOT EXISTS contact_names (
  id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  vendor     VARCHAR(10)  NOT NULL,
  number_key VARCHAR(64)  NOT NULL,
  name       VARCHAR(190) NOT NULL,
  contact_id VARCHAR(36)  NOT NULL,
  valid_from BIGINT       NOT NULL,
  valid_to   BIGINT       NOT NULL,
  INDEX ix_contact_names_name (name, number_key),
  INDEX ix_contact_names_contact (contact_id)
) ${table};

-- Delivery receipts. A receipt without a lead waits for its message: vendors deliver in any order. of_forward: whether
-- the message sent the lead on to its agent, so that the receipt counts for the lead's status.
CREATE TABLE IF NOT EXISTS message_receipts (
  id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  number_key   VARCHAR(64)  NOT NULL,
  message_key  VARCHAR(64)  NOT NULL,
  status       VARCHAR(40)  NOT NULL,
  lead_id      BIGINT,
  vendor       VARCHAR(10)  NOT NULL,
  message_id   VARCHAR(255),
  phone        VARCHAR(40),
  phone_key    VARCHAR(40),
  recipient_id VARCHAR(190),
  code         VARCHAR(40),
  title        VARCHAR(190),
  of_forward   BOOLEAN      NOT NULL,
  sent_at      BIGINT       NOT NULL,
  received_at  BIGINT       NOT NULL,
  CONSTRAINT uq_message_receipts UNIQUE (number_key, message_key, status, vendor),
  INDEX ix_message_receipts_lead (lead_id, id),
  INDEX ix_message_receipts_phone (phone_key, number_key, lead_id),
  INDEX ix_message_receipts_recipient (recipient_id, number_key, lead_id)
) ${table};

-- One row for each lead that is forwarded to its agent. The primary key prevents forwarding it twice. next_at is
-- milliseconds. message_key is that of the message, where the vendor has named it. owner and leased_until (seconds) are
-- the lease of the node that is sending it.
CREATE TABLE IF NOT EXISTS lead_forwards (
  lead_id      BIGINT      NOT NULL PRIMARY KEY,
  vendor       VARCHAR(10) NOT NULL,
  number_key   VARCHAR(64) NOT NULL,
  state        VARCHAR(10) NOT NULL,
  attempts     INT         NOT NULL,
  next_at      BIGINT      NOT NULL,
  error        VARCHAR(500),
  message_key  VARCHAR(64),
  owner        VARCHAR(40),
  leased_until BIGINT      NOT NULL DEFAULT 0,
  INDEX ix_lead_forwards_due (state, next_at)
) ${table};

-- Row locks for decisions about one sender or message, held across nodes. A sender's name is hashed to a slot, and a
-- transaction updates the slot before it decides, so transactions about the same sender wait for each other. The rows
-- are fixed: a row for each sender would be personal data, to be erased with the person.
CREATE TABLE IF NOT EXISTS conversation_locks (
  slot INT    NOT NULL PRIMARY KEY,
  uses BIGINT NOT NULL
) ${table};

INSERT IGNORE INTO conversation_locks (slot, uses)
  SELECT high.n * 16 + low.n, 0
    FROM (SELECT 0 AS n UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5
          UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9 UNION ALL SELECT 10
          UNION ALL SELECT 11 UNION ALL SELECT 12 UNION ALL SELECT 13 UNION ALL SELECT 14 UNION ALL SELECT 15) high,
         (SELECT 0 AS n UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5
          UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9 UNION ALL SELECT 10
          UNION ALL SELECT 11 UNION ALL SELECT 12 UNION ALL SELECT 13 UNION ALL SELECT 14 UNION ALL SELECT 15) low;
