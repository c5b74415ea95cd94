-- Rules for every migration:
--
-- * One text runs on H2, MariaDB and MySQL. ${table} is the database's table option (engine, character set,
--   collation), ${stored} its word for a generated column that is kept in the row. H2 needs neither.
-- * Every migration can be run again over a part of it, because MySQL keeps the part of one that was killed: CREATE TABLE
--   IF NOT EXISTS with its indexes, INSERT IGNORE.
-- * Times are seconds since 1970-01-01T00:00:00Z, so that no session time zone shifts them and they compare as the API
--   shows them. Columns that hold milliseconds are named in the comment of their table.
-- * Text compares by code point. A column whose name ends in _key holds the normalized form that is searched and
--   unique, so that "ignoring case" means the same on every database.
-- * Every index of a list ends with id: id makes the order total, and cursors need a total order.

CREATE TABLE IF NOT EXISTS users (
  id                BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  first_name        VARCHAR(100) NOT NULL,
  last_name         VARCHAR(100) NOT NULL,
  email             VARCHAR(190) NOT NULL,
  email_key         VARCHAR(190) NOT NULL,
  phone             VARCHAR(40),
  role              VARCHAR(40)  NOT NULL,
  status            VARCHAR(10)  NOT NULL,
  public_first_name VARCHAR(100),
  public_last_name  VARCHAR(100),
  public_email      VARCHAR(190),
  public_phone      VARCHAR(40),
  password_hash     VARCHAR(255),
  password_set_at   BIGINT,
  password_set_by   VARCHAR(190),
  created_at        BIGINT       NOT NULL,
  updated_at        BIGINT       NOT NULL,
  version           BIGINT       NOT NULL,
  CONSTRAINT uq_users_email UNIQUE (email_key),
  INDEX ix_users_status (status, id),
  INDEX ix_users_role (role, id),
  INDEX ix_users_first_name (first_name, id),
  INDEX ix_users_last_name (last_name, id),
  INDEX ix_users_created (created_at, id),
  INDEX ix_users_updated (updated_at, id)
) ${table};

CREATE TABLE IF NOT EXISTS user_rights (
  user_id    BIGINT      NOT NULL,
  right_name VARCHAR(40) NOT NULL,
  PRIMARY KEY (user_id, right_name),
  CONSTRAINT fk_user_rights_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
) ${table};

-- The lock of transactions that take rights away, held across nodes: the row is updated before it is checked that
-- another active user has the right.
CREATE TABLE IF NOT EXISTS rights_lock (
  id   INT    NOT NULL PRIMARY KEY,
  uses BIGINT NOT NULL
) ${table};

INSERT IGNORE INTO rights_lock (id, uses) VALUES (1, 0);

-- Open logins. Tokens name their login by id, and end with it. password_set_at is that of the password which opened it;
-- another password ends it. refresh_id is the id of the one refresh token that has not been used. former_id, the one before
-- it, is accepted until former_until. opened_at and former_until are milliseconds.
CREATE TABLE IF NOT EXISTS login_sessions (
  id              BIGINT      NOT NULL PRIMARY KEY,
  user_id         BIGINT      NOT NULL,
  password_set_at BIGINT      NOT NULL,
  refresh_id      VARCHAR(40) NOT NULL,
  former_id       VARCHAR(40),
  former_until    BIGINT,
  opened_at       BIGINT      NOT NULL,
  expires_at      BIGINT      NOT NULL,
  CONSTRAINT fk_login_sessions_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
  INDEX ix_login_sessions_user (user_id, opened_at),
  INDEX ix_login_sessions_expires (expires_at)
) ${table};

-- Keys of programs. rights are names with commas between; a key gives those of them that its user has. A rotated key
-- accepts its former secret (former_hash) until former_until, so that a program can be switched to the new secret
-- without an interruption. secret_no counts the secrets; a token ends with the secret that it was issued for.
CREATE TABLE IF NOT EXISTS api_keys (
  id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name         VARCHAR(100) NOT NULL,
  secret_hash  VARCHAR(255) NOT NULL,
  former_hash  VARCHAR(255),
  former_until BIGINT,
  secret_no    BIGINT       NOT NULL DEFAULT 1,
  user_id      BIGINT       NOT NULL,
  rights       VARCHAR(500) NOT NULL,
  created_at   BIGINT       NOT NULL,
  expires_at   BIGINT,
  revoked_at   BIGINT,
  last_used_at BIGINT,
  CONSTRAINT uq_api_keys_name UNIQUE (name),
  CONSTRAINT fk_api_keys_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
) ${table};

-- The key that signs tokens: one row at most, encrypted where LEADS_SECRETS_KEY is set. When several nodes start at
-- once, the primary key lets one of them create it.
CREATE TABLE IF NOT EXISTS signing_key (
  id         BIGINT        NOT NULL PRIMARY KEY,
  jwk        VARCHAR(4000) NOT NULL,
  created_at BIGINT        NOT NULL
) ${table};

-- The places of properties. A row is made when the first property of a place is written, and stays, so that its id means
-- the same place for ever. names_key has all four names in the form in which they are compared and searched.
CREATE TABLE IF NOT EXISTS locations (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  city          VARCHAR(100) NOT NULL,
  community     VARCHAR(100) NOT NULL,
  sub_community VARCHAR(100) NOT NULL,
  tower         VARCHAR(100) NOT NULL,
  names_key     VARCHAR(500) NOT NULL,
  CONSTRAINT uq_locations_names UNIQUE (names_key)
) ${table};

-- prices, languages, images and amenities are JSON arrays as the API shows them. They are never searched. Prices and
-- languages that are empty, and on_request without a value, are shown as the other columns imply. A property keeps the
-- names of its location as they were written; location_id is null where all of them are empty.
CREATE TABLE IF NOT EXISTS properties (
  id                BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  reference         VARCHAR(100) NOT NULL,
  reference_key     VARCHAR(100) NOT NULL,
  status            VARCHAR(20)  NOT NULL,
  type_id           BIGINT       NOT NULL DEFAULT 0,
  type_name         VARCHAR(60)  NOT NULL,
  type_category     VARCHAR(60)  NOT NULL,
  location_id       BIGINT,
  city              VARCHAR(100) NOT NULL DEFAULT '',
  community         VARCHAR(100) NOT NULL DEFAULT '',
  sub_community     VARCHAR(100) NOT NULL DEFAULT '',
  tower             VARCHAR(100) NOT NULL DEFAULT '',
  latitude          DECIMAL(9,6),
  longitude         DECIMAL(9,6),
  offering_type     VARCHAR(10)  NOT NULL,
  price             BIGINT       NOT NULL,
  on_request        BOOLEAN,
  prices            MEDIUMTEXT   NOT NULL,
  size              INT,
  bedrooms          INT,
  bathrooms         INT,
  furnished         BOOLEAN      NOT NULL DEFAULT FALSE,
  amenities         MEDIUMTEXT   NOT NULL,
  languages         MEDIUMTEXT   NOT NULL,
  images            MEDIUMTEXT   NOT NULL,
  available_from    VARCHAR(10)  NOT NULL DEFAULT '',
  listing_level     VARCHAR(40)  NOT NULL DEFAULT 'standard',
  propertyfinder_id VARCHAR(100) NOT NULL DEFAULT '',
  user_id           BIGINT       NOT NULL,
  created_by        VARCHAR(190) NOT NULL DEFAULT '',
  created_at        BIGINT       NOT NULL,
  updated_at        BIGINT       NOT NULL,
  version           BIGINT       NOT NULL,
  CONSTRAINT uq_properties_reference UNIQUE (reference_key),
  CONSTRAINT fk_properties_user FOREIGN KEY (user_id) REFERENCES users (id),
  CONSTRAINT fk_properties_location FOREIGN KEY (location_id) REFERENCES locations (id),
  INDEX ix_properties_status (status, id),
  INDEX ix_properties_type (type_id, id),
  INDEX ix_properties_location (location_id, id),
  INDEX ix_properties_offering (offering_type, id),
  INDEX ix_properties_bedrooms (bedrooms, id),
  INDEX ix_properties_user (user_id, id),
  INDEX ix_properties_price (price, id),
  INDEX ix_properties_created (created_at, id),
  INDEX ix_properties_updated (updated_at, id)
) ${table};

-- external_id is the id that another system gave the lead. property_reference is kept even if no property has it
-- (yet). referral is the JSON of the ad that the customer came from, as the API shows it; referral_id is the ad's id.
--
-- phone is shown as it was sent. phone_digits is searched: country code and national number, or the national number
-- alone where the country is not known, without zeros in front. The phone_end_* columns are an index for any part of
-- it: each holds six digits, which end 0, 3 or 6 digits before the end of the number. Every run of
-- eight digits of a number contains at least one of these three. A number of 15 digits or more has the mark 'long' in
-- phone_end_3, the column that is searched most, and is compared digit by digit.
CREATE TABLE IF NOT EXISTS whatsapp_leads (
  id                     BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  external_id            VARCHAR(190),
  phone                  VARCHAR(40),
  phone_digits           VARCHAR(40),
  whatsapp_username      VARCHAR(100),
  whatsapp_username_key  VARCHAR(100),
  customer_name          VARCHAR(190),
  referral_id            VARCHAR(100),
  referral               MEDIUMTEXT,
  status                 VARCHAR(20)  NOT NULL,
  user_id                BIGINT       NOT NULL,
  property_id            BIGINT,
  property_reference     VARCHAR(100),
  property_reference_key VARCHAR(100),
  lead_date              BIGINT       NOT NULL,
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
  CONSTRAINT fk_leads_user FOREIGN KEY (user_id) REFERENCES users (id),
  CONSTRAINT fk_leads_property FOREIGN KEY (property_id) REFERENCES properties (id),
  CONSTRAINT uq_leads_external UNIQUE (external_id),
  INDEX ix_leads_phone (phone, id),
  INDEX ix_leads_digits (phone_digits, id),
  INDEX ix_leads_username (whatsapp_username_key),
  INDEX ix_leads_status (status, id),
  INDEX ix_leads_user (user_id, id),
  INDEX ix_leads_property (property_id, id),
  INDEX ix_leads_reference (property_reference_key, id),
  INDEX ix_leads_referral (referral_id, id),
  INDEX ix_leads_date (lead_date, id),
  INDEX ix_leads_created (created_at, id),
  INDEX ix_leads_updated (updated_at, id),

  -- A page that is filtered by one column and sorted by another needs both in one index. Without it the database reads
  -- and sorts every row that passes the filter.
  INDEX ix_leads_status_date (status, lead_date, id),
  INDEX ix_leads_status_updated (status, updated_at, id),
  INDEX ix_leads_user_status (user_id, status, id),
  INDEX ix_leads_user_date (user_id, lead_date, id),
  INDEX ix_leads_user_updated (user_id, updated_at, id),

  -- Of ten million numbers about ten share six digits. With phone_digits in the index, the whole number is compared
  -- there and no row of another lead is read.
  INDEX ix_leads_phone_end_0 (phone_end_0, id),
  INDEX ix_leads_phone_end_3 (phone_end_3, phone_digits, id),
  INDEX ix_leads_phone_end_6 (phone_end_6, id)
) ${table};

-- One row for each changed field of a lead. old_digits holds the digits of a replaced phone number, so that erasing a
-- person finds the person's former numbers too.
CREATE TABLE IF NOT EXISTS lead_history (
  id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  lead_id    BIGINT       NOT NULL,
  changed_at BIGINT       NOT NULL,
  actor      VARCHAR(190) NOT NULL,
  field      VARCHAR(40)  NOT NULL,
  old_value  VARCHAR(190),
  new_value  VARCHAR(190),
  old_digits VARCHAR(40),
  INDEX ix_lead_history_lead (lead_id, id),
  INDEX ix_lead_history_digits (old_digits)
) ${table};

-- The record that persons were erased. It does not contain who they were.
CREATE TABLE IF NOT EXISTS lead_erasures (
  id        BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  erased_at BIGINT       NOT NULL,
  actor     VARCHAR(190) NOT NULL,
  leads     BIGINT       NOT NULL
) ${table};

-- Answers to requests with an Idempotency-Key, to be given again. list is the number of the list, as in V4: a key may
-- come to several of them. The primary key lets one of several equal requests
-- through, on whichever nodes they arrive.
CREATE TABLE IF NOT EXISTS idempotent_requests (
  actor       VARCHAR(190) NOT NULL,
  request_key VARCHAR(255) NOT NULL,
  list        INT          NOT NULL,
  body_hash   VARCHAR(64)  NOT NULL,
  created_at  BIGINT       NOT NULL,
  lead_id     BIGINT       NOT NULL,
  answer      MEDIUMTEXT   NOT NULL,
  PRIMARY KEY (actor, request_key, list),
  INDEX ix_idempotent_requests_created (created_at),
  INDEX ix_idempotent_requests_lead (lead_id)
) ${table};

-- How often objects such as users have changed, for each counter the sum over its slots. A slot is made on first use. A
-- writer takes the slot of its thread, so that writers rarely wait for each other. ETags depend on these numbers. All of
-- them start at the one of the counter '', the time in milliseconds, so that a new database does not repeat the ETags of
-- the one before it (DECIMAL, because H2 multiplies integers in 32 bits).
CREATE TABLE IF NOT EXISTS change_counts (
  counter VARCHAR(40) NOT NULL,
  slot    INT         NOT NULL,
  changes BIGINT      NOT NULL,
  PRIMARY KEY (counter, slot)
) ${table};

INSERT IGNORE INTO change_counts (counter, slot, changes) VALUES ('', 0, CAST(UNIX_TIMESTAMP() AS DECIMAL(20)) * 1000);
