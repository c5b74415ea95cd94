-- The sister tables of whatsapp_leads (V1): the same columns and indexes, and what their kind of leads has beyond them.
-- Their ids begin where those of the table before cannot come, because clients keep the ids of all three in one list of
-- what they have done: whatsapp_leads below 1,000,000,000, email_leads below 1,500,000,000, all within 31 bits.

-- notes and preferences are JSON arrays as the API shows them. mobile_end holds the last six digits of the second
-- number, by which a person is found who is to be erased.
CREATE TABLE IF NOT EXISTS email_leads (
  id                     BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  external_id            VARCHAR(190),
  phone                  VARCHAR(40),
  phone_digits           VARCHAR(40),
  status                 VARCHAR(20)  NOT NULL,
  user_id                BIGINT       NOT NULL,
  property_id            BIGINT,
  property_reference     VARCHAR(100),
  property_reference_key VARCHAR(100),
  lead_date              BIGINT       NOT NULL,
  title                  VARCHAR(190),
  first_name             VARCHAR(100),
  last_name              VARCHAR(100),
  email                  VARCHAR(190),
  email_key              VARCHAR(190),
  mobile                 VARCHAR(40),
  mobile_digits          VARCHAR(40),
  source                 VARCHAR(100),
  notes                  MEDIUMTEXT   NOT NULL,
  preferences            MEDIUMTEXT   NOT NULL,
  created_by             VARCHAR(190),
  created_at             BIGINT       NOT NULL,
  updated_at             BIGINT       NOT NULL,
  version                BIGINT       NOT NULL,
  phone_end_0            VARCHAR(6)   GENERATED ALWAYS AS (
    CASE WHEN CHAR_LENGTH(phone_digits) >= 6 THEN SUBSTRING(phone_digits, CHAR_LENGTH(phone_digits) - 5, 6) END
  ) ${stored},
  phone_end_3            VARCHAR(6)   GENERATED ALWAYS AS (
    CASE WHEN CHAR_LENGTH(phone_digits) >= 15 THEN 'long'
         WHEN CHAR_LENGTH(phone_digits) >= 9 THEN SUBSTRING(phone_digits, CHAR_LENGTH(phone_digits) - 8, 6) END
  ) ${stored},
  phone_end_6            VARCHAR(6)   GENERATED ALWAYS AS (
    CASE WHEN CHAR_LENGTH(phone_digits) >= 12 THEN SUBSTRING(phone_digits, CHAR_LENGTH(phone_digits) - 11, 6) END
  ) ${stored},
  mobile_end             VARCHAR(6)   GENERATED ALWAYS AS (
    CASE WHEN CHAR_LENGTH(mobile_digits) >= 6 THEN SUBSTRING(mobile_digits, CHAR_LENGTH(mobile_digits) - 5, 6) END
  ) ${stored},
  CONSTRAINT fk_email_leads_user FOREIGN KEY (user_id) REFERENCES users (id),
  CONSTRAINT fk_email_leads_property FOREIGN KEY (property_id) REFERENCES properties (id),
  CONSTRAINT uq_email_leads_external UNIQUE (external_id),
  INDEX ix_email_leads_phone (phone, id),
  INDEX ix_email_leads_digits (phone_digits, id),
  INDEX ix_email_leads_status (status, id),
  INDEX ix_email_leads_user (user_id, id),
  INDEX ix_email_leads_property (property_id, id),
  INDEX ix_email_leads_reference (property_reference_key, id),
  INDEX ix_email_leads_date (lead_date, id),
  INDEX ix_email_leads_created (created_at, id),
  INDEX ix_email_leads_updated (updated_at, id),
  INDEX ix_email_leads_status_date (status, lead_date, id),
  INDEX ix_email_leads_status_updated (status, updated_at, id),
  INDEX ix_email_leads_user_status (user_id, status, id),
  INDEX ix_email_leads_user_date (user_id, lead_date, id),
  INDEX ix_email_leads_user_updated (user_id, updated_at, id),
  INDEX ix_email_leads_phone_end_0 (phone_end_0, id),
  INDEX ix_email_leads_phone_end_3 (phone_end_3, phone_digits, id),
  INDEX ix_email_leads_phone_end_6 (phone_end_6, id),
  INDEX ix_email_leads_mobile_end (mobile_end, id),
  INDEX ix_email_leads_email (email_key, id)
) ${table} AUTO_INCREMENT = 1000000000;

-- lead_date is when the call began. lead_id is an id of any of the three tables.
CREATE TABLE IF NOT EXISTS calls (
  id                     BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  external_id            VARCHAR(190),
  phone                  VARCHAR(40),
  phone_digits           VARCHAR(40),
  status                 VARCHAR(20)  NOT NULL,
  user_id                BIGINT       NOT NULL,
  property_id            BIGINT,
  property_reference     VARCHAR(100),
  property_reference_key VARCHAR(100),
  lead_date              BIGINT       NOT NULL,
  reference              VARCHAR(100),
  call_end               BIGINT       NOT NULL,
  call_time              BIGINT       NOT NULL,
  talk_time              BIGINT       NOT NULL,
  wait_time              BIGINT       NOT NULL,
  download_url           VARCHAR(1000),
  lead_id                BIGINT,
  created_by             VARCHAR(190),
  created_at             BIGINT       NOT NULL,
  updated_at             BIGINT       NOT NULL,
  version                BIGINT       NOT NULL,
  phone_end_0            VARCHAR(6)   GENERATED ALWAYS AS (
    CASE WHEN CHAR_LENGTH(phone_digits) >= 6 THEN SUBSTRING(phone_digits, CHAR_LENGTH(phone_digits) - 5, 6) END
  ) ${stored},
  phone_end_3            VARCHAR(6)   GENERATED ALWAYS AS (
    CASE WHEN CHAR_LENGTH(phone_digits) >= 15 THEN 'long'
         WHEN CHAR_LENGTH(phone_digits) >= 9 THEN SUBSTRING(phone_digits, CHAR_LENGTH(phone_digits) - 8, 6) END
  ) ${stored},
  phone_end_6            VARCHAR(6)   GENERATED ALWAYS AS (
    CASE WHEN CHAR_LENGTH(phone_digits) >= 12 THEN SUBSTRING(phone_digits, CHAR_LENGTH(phone_digits) - 11, 6) END
  ) ${stored},
  CONSTRAINT fk_calls_user FOREIGN KEY (user_id) REFERENCES users (id),
  CONSTRAINT fk_calls_property FOREIGN KEY (property_id) REFERENCES properties (id),
  CONSTRAINT uq_calls_external UNIQUE (external_id),
  INDEX ix_calls_phone (phone, id),
  INDEX ix_calls_digits (phone_digits, id),
  INDEX ix_calls_status (status, id),
  INDEX ix_calls_user (user_id, id),
  INDEX ix_calls_property (property_id, id),
  INDEX ix_calls_reference (property_reference_key, id),
  INDEX ix_calls_date (lead_date, id),
  INDEX ix_calls_created (created_at, id),
  INDEX ix_calls_updated (updated_at, id),
  INDEX ix_calls_status_date (status, lead_date, id),
  INDEX ix_calls_status_updated (status, updated_at, id),
  INDEX ix_calls_user_status (user_id, status, id),
  INDEX ix_calls_user_date (user_id, lead_date, id),
  INDEX ix_calls_user_updated (user_id, updated_at, id),
  INDEX ix_calls_phone_end_0 (phone_end_0, id),
  INDEX ix_calls_phone_end_3 (phone_end_3, phone_digits, id),
  INDEX ix_calls_phone_end_6 (phone_end_6, id),
  INDEX ix_calls_lead (lead_id, id)
) ${table} AUTO_INCREMENT = 1500000000;
