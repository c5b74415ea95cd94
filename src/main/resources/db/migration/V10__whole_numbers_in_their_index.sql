-- Six digits are those of ten numbers in ten million. What the index finds by them it compares whole, so that no other lead's
-- row is read.

DROP INDEX ix_leads_phone_end_3 ON whatsapp_leads;
CREATE INDEX ix_leads_phone_end_3 ON whatsapp_leads (phone_end_3, phone_digits, id);
