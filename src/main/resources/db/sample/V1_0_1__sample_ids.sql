-- The ids of new rows begin after those of the sample data. It is said before these are inserted, because H2 else writes
-- its file after each row whose id is the greatest yet, which takes a fifth of the time of a start.

ALTER TABLE users AUTO_INCREMENT = 13;
ALTER TABLE locations AUTO_INCREMENT = 17;
ALTER TABLE properties AUTO_INCREMENT = 61;
ALTER TABLE whatsapp_leads AUTO_INCREMENT = 1501;
