-- What writing needs: the other system's id of a lead, who made it, every later change, and answers that can be given again.

ALTER TABLE whatsapp_leads ADD COLUMN external_id VARCHAR(190);
ALTER TABLE whatsapp_leads ADD COLUMN whatsapp_username VARCHAR(100);
ALTER TABLE whatsapp_leads ADD COLUMN created_by VARCHAR(190);
CREATE UNIQUE INDEX uq_leads_external ON whatsapp_leads (external_id);

-- One row for each field of a change. Of a phone number the digits too, so that erasing a person finds former numbers.
CREATE TABLE lead_history (
  id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  lead_id    BIGINT       NOT NULL,
  changed_at BIGINT       NOT NULL,
  actor      VARCHAR(190) NOT NULL,
  field      VARCHAR(40)  NOT NULL,
  old_value  VARCHAR(190),
  new_value  VARCHAR(190),
  old_digits VARCHAR(40)
) ${table};

CREATE INDEX ix_lead_history_lead   ON lead_history (lead_id, id);
CREATE INDEX ix_lead_history_digits ON lead_history (old_digits);

CREATE TABLE lead_erasures (
  id        BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  erased_at BIGINT       NOT NULL,
  actor     VARCHAR(190) NOT NULL,
  leads     BIGINT       NOT NULL
) ${table};

-- The primary key lets one of several equal requests through, on whatever nodes they arrive.
CREATE TABLE idempotent_requests (
  actor       VARCHAR(190) NOT NULL,
  request_key VARCHAR(255) NOT NULL,
  body_hash   VARCHAR(64)  NOT NULL,
  created_at  BIGINT       NOT NULL,
  lead_id     BIGINT       NOT NULL,
  answer      MEDIUMTEXT   NOT NULL,
  PRIMARY KEY (actor, request_key)
) ${table};

CREATE INDEX ix_idempotent_requests_created ON idempotent_requests (created_at);
CREATE INDEX ix_idempotent_requests_lead    ON idempotent_requests (lead_id);

-- How often each kind of object has changed; the sum of its slots. Writers take different slots, so as not to wait for each other.
CREATE TABLE change_counts (
  kind    VARCHAR(20) NOT NULL,
  slot    INT         NOT NULL,
  changes BIGINT      NOT NULL,
  PRIMARY KEY (kind, slot)
) ${table};

INSERT INTO change_counts (kind, slot, changes) VALUES
  ('leads', 0, 0), ('leads', 1, 0), ('leads', 2, 0), ('leads', 3, 0), ('leads', 4, 0), ('leads', 5, 0), ('leads', 6, 0), ('leads', 7, 0),
  ('leads', 8, 0), ('leads', 9, 0), ('leads', 10, 0), ('leads', 11, 0), ('leads', 12, 0), ('leads', 13, 0), ('leads', 14, 0), ('leads', 15, 0),
  ('users', 0, 0), ('users', 1, 0), ('users', 2, 0), ('users', 3, 0), ('users', 4, 0), ('users', 5, 0), ('users', 6, 0), ('users', 7, 0),
  ('users', 8, 0), ('users', 9, 0), ('users', 10, 0), ('users', 11, 0), ('users', 12, 0), ('users', 13, 0), ('users', 14, 0), ('users', 15, 0),
  ('properties', 0, 0), ('properties', 1, 0), ('properties', 2, 0), ('properties', 3, 0), ('properties', 4, 0), ('properties', 5, 0), ('properties', 6, 0), ('properties', 7, 0),
  ('properties', 8, 0), ('properties', 9, 0), ('properties', 10, 0), ('properties', 11, 0), ('properties', 12, 0), ('properties', 13, 0), ('properties', 14, 0), ('properties', 15, 0);

-- While a rotated key's overlap lasts, its former secret opens too.
ALTER TABLE api_keys ADD COLUMN former_hash VARCHAR(255);
ALTER TABLE api_keys ADD COLUMN former_until BIGINT;
ALTER TABLE api_keys ADD COLUMN last_used_at BIGINT;
