-- The same text runs on H2, MariaDB and MySQL; ${table} is the dialect's table option (engine, character set, collation).
-- Times are seconds since 1970-01-01T00:00:00Z: no session time zone of a driver or server can shift them, and they
-- compare as the API shows them. Text compares by code point everywhere; a column that ends in _key holds the lower-case
-- form under which its text is looked up, so that "ignoring case" means the same on every database.

CREATE TABLE users (
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
  created_at        BIGINT       NOT NULL,
  updated_at        BIGINT       NOT NULL,
  version           BIGINT       NOT NULL,
  CONSTRAINT uq_users_email UNIQUE (email_key)
) ${table};

CREATE INDEX ix_users_status     ON users (status, id);
CREATE INDEX ix_users_role       ON users (role, id);
CREATE INDEX ix_users_first_name ON users (first_name, id);
CREATE INDEX ix_users_last_name  ON users (last_name, id);
CREATE INDEX ix_users_created    ON users (created_at, id);
CREATE INDEX ix_users_updated    ON users (updated_at, id);

CREATE TABLE user_rights (
  user_id    BIGINT      NOT NULL,
  right_name VARCHAR(40) NOT NULL,
  PRIMARY KEY (user_id, right_name),
  CONSTRAINT fk_user_rights_user FOREIGN KEY (user_id) REFERENCES users (id)
) ${table};

CREATE TABLE api_keys (
  id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name        VARCHAR(100) NOT NULL,
  secret_hash VARCHAR(255) NOT NULL,
  user_id     BIGINT       NOT NULL,
  created_at  BIGINT       NOT NULL,
  expires_at  BIGINT,
  revoked_at  BIGINT,
  CONSTRAINT uq_api_keys_name UNIQUE (name),
  CONSTRAINT fk_api_keys_user FOREIGN KEY (user_id) REFERENCES users (id)
) ${table};

-- One row at most: the primary key lets only one of several nodes that start at once create it.
CREATE TABLE signing_key (
  id         BIGINT NOT NULL PRIMARY KEY,
  jwk        VARCHAR(4000) NOT NULL,
  created_at BIGINT NOT NULL
) ${table};

CREATE TABLE properties (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  reference     VARCHAR(100) NOT NULL,
  reference_key VARCHAR(100) NOT NULL,
  status        VARCHAR(20)  NOT NULL,
  type_name     VARCHAR(60)  NOT NULL,
  type_category VARCHAR(60)  NOT NULL,
  city          VARCHAR(100),
  community     VARCHAR(100),
  sub_community VARCHAR(100),
  tower         VARCHAR(100),
  latitude      DECIMAL(9,6),
  longitude     DECIMAL(9,6),
  offering_type VARCHAR(10)  NOT NULL,
  price         BIGINT       NOT NULL,
  size          INT,
  bedrooms      INT,
  bathrooms     INT,
  prices        MEDIUMTEXT   NOT NULL,
  languages     MEDIUMTEXT   NOT NULL,
  images        MEDIUMTEXT   NOT NULL,
  user_id       BIGINT       NOT NULL,
  created_at    BIGINT       NOT NULL,
  updated_at    BIGINT       NOT NULL,
  version       BIGINT       NOT NULL,
  CONSTRAINT uq_properties_reference UNIQUE (reference_key),
  CONSTRAINT fk_properties_user FOREIGN KEY (user_id) REFERENCES users (id)
) ${table};

CREATE INDEX ix_properties_status   ON properties (status, id);
CREATE INDEX ix_properties_offering ON properties (offering_type, id);
CREATE INDEX ix_properties_user     ON properties (user_id, id);
CREATE INDEX ix_properties_price    ON properties (price, id);
CREATE INDEX ix_properties_created  ON properties (created_at, id);
CREATE INDEX ix_properties_updated  ON properties (updated_at, id);

CREATE TABLE whatsapp_leads (
  id                     BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  phone                  VARCHAR(40),
  phone_digits           VARCHAR(40),
  status                 VARCHAR(20) NOT NULL,
  user_id                BIGINT      NOT NULL,
  property_id            BIGINT,
  property_reference     VARCHAR(100),
  property_reference_key VARCHAR(100),
  lead_date              BIGINT      NOT NULL,
  created_at             BIGINT      NOT NULL,
  updated_at             BIGINT      NOT NULL,
  version                BIGINT      NOT NULL,
  CONSTRAINT fk_leads_user FOREIGN KEY (user_id) REFERENCES users (id),
  CONSTRAINT fk_leads_property FOREIGN KEY (property_id) REFERENCES properties (id)
) ${table};

CREATE INDEX ix_leads_phone     ON whatsapp_leads (phone, id);
CREATE INDEX ix_leads_digits    ON whatsapp_leads (phone_digits, id);
CREATE INDEX ix_leads_status    ON whatsapp_leads (status, id);
CREATE INDEX ix_leads_user      ON whatsapp_leads (user_id, id);
CREATE INDEX ix_leads_property  ON whatsapp_leads (property_id, id);
CREATE INDEX ix_leads_reference ON whatsapp_leads (property_reference_key, id);
CREATE INDEX ix_leads_date      ON whatsapp_leads (lead_date, id);
CREATE INDEX ix_leads_created   ON whatsapp_leads (created_at, id);
CREATE INDEX ix_leads_updated   ON whatsapp_leads (updated_at, id);
