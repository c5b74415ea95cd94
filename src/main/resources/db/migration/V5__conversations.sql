-- Messages, receipts and forwards of the leads that come by WhatsApp. A message_key is the SHA-256 of the vendor's id of a
-- message, as hex: the vendor's id holds the sender's number, and the key against repeats outlives an erased person. A
-- phone_key is a number under which its variants are one; it is for looking up, and phone is what was sent.

CREATE TABLE lead_messages (
  id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  number_key   VARCHAR(64)  NOT NULL,
  message_key  VARCHAR(64)  NOT NULL,
  lead_id      BIGINT,
  kind         VARCHAR(10)  NOT NULL,
  direction    VARCHAR(3)   NOT NULL,
  message_id   VARCHAR(255),
  phone        VARCHAR(40),
  phone_key    VARCHAR(40),
  sender_id    VARCHAR(190),
  username     VARCHAR(100),
  profile_name VARCHAR(190),
  type         VARCHAR(40)  NOT NULL,
  body         VARCHAR(4096),
  media_id     VARCHAR(500),
  media_type   VARCHAR(190),
  property_key VARCHAR(100),
  sent_at      BIGINT       NOT NULL,
  received_at  BIGINT       NOT NULL,
  CONSTRAINT uq_lead_messages UNIQUE (number_key, message_key)
) ${table};

CREATE INDEX ix_lead_messages_lead   ON lead_messages (lead_id, id);
CREATE INDEX ix_lead_messages_phone  ON lead_messages (number_key, phone_key, lead_id);
CREATE INDEX ix_lead_messages_sender ON lead_messages (number_key, sender_id, lead_id);

-- A receipt without a lead waits for its message.
CREATE TABLE message_receipts (
  id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  number_key   VARCHAR(64)  NOT NULL,
  message_key  VARCHAR(64)  NOT NULL,
  status       VARCHAR(40)  NOT NULL,
  lead_id      BIGINT,
  kind         VARCHAR(10)  NOT NULL,
  message_id   VARCHAR(255),
  phone        VARCHAR(40),
  phone_key    VARCHAR(40),
  recipient_id VARCHAR(190),
  code         VARCHAR(40),
  title        VARCHAR(190),
  sent_at      BIGINT       NOT NULL,
  received_at  BIGINT       NOT NULL,
  CONSTRAINT uq_message_receipts UNIQUE (message_key, status)
) ${table};

CREATE INDEX ix_message_receipts_lead      ON message_receipts (lead_id, id);
CREATE INDEX ix_message_receipts_phone     ON message_receipts (number_key, phone_key, lead_id);
CREATE INDEX ix_message_receipts_recipient ON message_receipts (number_key, recipient_id, lead_id);

-- One row for each lead that is sent on to its agent: the primary key is why none is sent twice. Times in milliseconds.
CREATE TABLE lead_forwards (
  lead_id     BIGINT      NOT NULL PRIMARY KEY,
  kind        VARCHAR(10) NOT NULL,
  number_key  VARCHAR(64) NOT NULL,
  state       VARCHAR(10) NOT NULL,
  attempts    INT         NOT NULL,
  next_at     BIGINT      NOT NULL,
  owned_until BIGINT      NOT NULL,
  error       VARCHAR(500)
) ${table};

CREATE INDEX ix_lead_forwards_due ON lead_forwards (state, next_at);

-- Whoever makes up his mind about a sender or a message has changed the slots of their names first, and so waits for
-- whoever did before, on whatever node. Fixed rows: a row for each name would be one more thing to erase.
CREATE TABLE lead_turns (
  slot  INT    NOT NULL PRIMARY KEY,
  turns BIGINT NOT NULL
) ${table};

INSERT INTO lead_turns (slot, turns)
  SELECT high.n * 16 + low.n, 0
    FROM (SELECT 0 AS n UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5
          UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9 UNION ALL SELECT 10
          UNION ALL SELECT 11 UNION ALL SELECT 12 UNION ALL SELECT 13 UNION ALL SELECT 14 UNION ALL SELECT 15) high,
         (SELECT 0 AS n UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5
          UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9 UNION ALL SELECT 10
          UNION ALL SELECT 11 UNION ALL SELECT 12 UNION ALL SELECT 13 UNION ALL SELECT 14 UNION ALL SELECT 15) low;
