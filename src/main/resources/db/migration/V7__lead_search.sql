-- Whole telephone numbers are found by an index in any form: by six digits of theirs, of which each column has those that end
-- so many digits before the number's end. Any eight digits in a row of a number have one of these columns' six in them. Numbers
-- of fifteen digits and more have the mark 'long' instead of the last, and are looked at one by one.

ALTER TABLE whatsapp_leads ADD COLUMN phone_end_0 VARCHAR(6) GENERATED ALWAYS AS
  (CASE WHEN CHAR_LENGTH(phone_digits) >= 6 THEN SUBSTRING(phone_digits, CHAR_LENGTH(phone_digits) - 5, 6) END) ${stored};
ALTER TABLE whatsapp_leads ADD COLUMN phone_end_3 VARCHAR(6) GENERATED ALWAYS AS
  (CASE WHEN CHAR_LENGTH(phone_digits) >= 9 THEN SUBSTRING(phone_digits, CHAR_LENGTH(phone_digits) - 8, 6) END) ${stored};
ALTER TABLE whatsapp_leads ADD COLUMN phone_end_6 VARCHAR(6) GENERATED ALWAYS AS
  (CASE WHEN CHAR_LENGTH(phone_digits) >= 15 THEN 'long'
        WHEN CHAR_LENGTH(phone_digits) >= 12 THEN SUBSTRING(phone_digits, CHAR_LENGTH(phone_digits) - 11, 6) END) ${stored};

CREATE INDEX ix_leads_phone_end_0 ON whatsapp_leads (phone_end_0, id);
CREATE INDEX ix_leads_phone_end_3 ON whatsapp_leads (phone_end_3, id);
CREATE INDEX ix_leads_phone_end_6 ON whatsapp_leads (phone_end_6, id);

-- A page in another order than its filter's needs both in one index, or it reads and sorts all that the filter lets through.
CREATE INDEX ix_leads_status_date    ON whatsapp_leads (status, lead_date, id);
CREATE INDEX ix_leads_status_updated ON whatsapp_leads (status, updated_at, id);
CREATE INDEX ix_leads_user_status    ON whatsapp_leads (user_id, status, id);
CREATE INDEX ix_leads_user_date      ON whatsapp_leads (user_id, lead_date, id);
CREATE INDEX ix_leads_user_updated   ON whatsapp_leads (user_id, updated_at, id);
