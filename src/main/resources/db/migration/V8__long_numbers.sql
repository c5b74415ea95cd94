-- Long numbers have their mark where most whole numbers are looked for, so that these are looked for in one index.

DROP INDEX ix_leads_phone_end_3 ON whatsapp_leads;
DROP INDEX ix_leads_phone_end_6 ON whatsapp_leads;
ALTER TABLE whatsapp_leads DROP COLUMN phone_end_3;
ALTER TABLE whatsapp_leads DROP COLUMN phone_end_6;
ALTER TABLE whatsapp_leads ADD COLUMN phone_end_3 VARCHAR(6) GENERATED ALWAYS AS
  (CASE WHEN CHAR_LENGTH(phone_digits) >= 15 THEN 'long'
        WHEN CHAR_LENGTH(phone_digits) >= 9 THEN SUBSTRING(phone_digits, CHAR_LENGTH(phone_digits) - 8, 6) END) ${stored};
ALTER TABLE whatsapp_leads ADD COLUMN phone_end_6 VARCHAR(6) GENERATED ALWAYS AS
  (CASE WHEN CHAR_LENGTH(phone_digits) >= 12 THEN SUBSTRING(phone_digits, CHAR_LENGTH(phone_digits) - 11, 6) END) ${stored};
CREATE INDEX ix_leads_phone_end_3 ON whatsapp_leads (phone_end_3, id);
CREATE INDEX ix_leads_phone_end_6 ON whatsapp_leads (phone_end_6, id);
