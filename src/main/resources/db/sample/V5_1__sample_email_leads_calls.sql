-- Sample data: 300 e-mail leads and 300 calls, made of the first WhatsApp leads: the same properties and agents, the
-- customers' numbers, and dates an hour or two later. Every tenth has no property, every fourth lead no call.

CREATE TABLE sample_people (n INT NOT NULL PRIMARY KEY, first_name VARCHAR(100) NOT NULL, last_name VARCHAR(100) NOT NULL)
  ${table};

INSERT INTO sample_people (n, first_name, last_name) VALUES
(0, 'Omar', 'Haddad'), (1, 'Sofia', 'Marchetti'), (2, 'Li', 'Wei'), (3, 'Amélie', 'Dupont'), (4, 'Yusuf', 'Rahman'),
(5, 'Elena', 'Petrova'), (6, 'Jonas', 'Lindqvist'), (7, 'Priya', 'Nair'), (8, 'Carlos', 'Ortega'),
(9, 'Fatima', 'Al Suwaidi'), (10, 'Hannah', 'Vogel'), (11, 'Kwame', 'Mensah'), (12, 'ليلى', 'منصور');

INSERT INTO email_leads (id, title, first_name, last_name, email, email_key, phone, phone_digits, mobile, mobile_digits,
  status, source, notes, preferences, user_id, property_id, property_reference, property_reference_key, lead_date,
  created_at, updated_at, created_by, version)
SELECT 999999999 + l.id,
  CASE WHEN l.property_reference IS NULL THEN 'New enquiry' ELSE CONCAT('Enquiry about ', l.property_reference) END,
  p.first_name, p.last_name,
  CONCAT('customer', l.id, '@example.com'), CONCAT('customer', l.id, '@example.com'),
  l.phone, l.phone_digits,
  CASE WHEN MOD(l.id, 3) = 0 THEN l.phone END, CASE WHEN MOD(l.id, 3) = 0 THEN l.phone_digits END,
  CASE MOD(l.id, 5) WHEN 0 THEN 'prospect' WHEN 1 THEN 'calledNoReply' ELSE 'notYetContacted' END,
  CASE MOD(l.id, 4) WHEN 0 THEN 'propertyfinder' WHEN 1 THEN 'bayut' WHEN 2 THEN 'dubizzle' ELSE 'website' END,
  CASE WHEN MOD(l.id, 2) = 0 THEN '[{"body":"Please call me back in the evening."}]' ELSE '[]' END,
  CASE WHEN MOD(l.id, 2) = 0
    THEN '[{"types":[{"name":"apartment"}],"locations":[{"id":"","city":"Dubai","community":"Dubai Marina","sub_community":""}],"from_price":50000,"to_price":120000,"from_size":0,"to_size":0,"from_bedroom":1,"to_bedroom":2,"from_bathroom":1,"to_bathroom":0}]'
    ELSE '[{"types":[{"name":""}],"locations":[{"id":"","city":"","community":"","sub_community":""}],"from_price":0,"to_price":0,"from_size":0,"to_size":0,"from_bedroom":0,"to_bedroom":0,"from_bathroom":0,"to_bathroom":0}]' END,
  l.user_id,
  CASE WHEN MOD(l.id, 10) <> 0 THEN l.property_id END,
  CASE WHEN MOD(l.id, 10) <> 0 THEN l.property_reference END,
  CASE WHEN MOD(l.id, 10) <> 0 THEN l.property_reference_key END,
  l.lead_date + 3600, l.lead_date + 3660, l.lead_date + 3660, 'sample', 1
FROM whatsapp_leads l JOIN sample_people p ON p.n = MOD(l.id, 13)
WHERE l.id <= 300 ORDER BY l.id;

INSERT INTO calls (id, reference, phone, phone_digits, status, user_id, property_id, property_reference,
  property_reference_key, lead_date, call_end, call_time, talk_time, wait_time, download_url, lead_id, created_at,
  updated_at, created_by, version)
SELECT 1499999999 + l.id, CONCAT('CALL-', 10000 + l.id), l.phone, l.phone_digits,
  CASE MOD(l.id, 6) WHEN 0 THEN 'notanswered' WHEN 1 THEN 'voicemail' WHEN 2 THEN 'canceled' ELSE 'answered' END,
  l.user_id,
  CASE WHEN MOD(l.id, 10) <> 0 THEN l.property_id END,
  CASE WHEN MOD(l.id, 10) <> 0 THEN l.property_reference END,
  CASE WHEN MOD(l.id, 10) <> 0 THEN l.property_reference_key END,
  l.lead_date + 7200,
  l.lead_date + 7212 + CASE WHEN MOD(l.id, 6) > 2 THEN 30 + MOD(l.id, 200) ELSE 0 END,
  12 + CASE WHEN MOD(l.id, 6) > 2 THEN 30 + MOD(l.id, 200) ELSE 0 END,
  CASE WHEN MOD(l.id, 6) > 2 THEN 30 + MOD(l.id, 200) ELSE 0 END,
  12,
  CASE WHEN MOD(l.id, 6) = 3 THEN CONCAT('https://example.com/recordings/', l.id, '.mp3') END,
  CASE WHEN MOD(l.id, 4) <> 0 THEN 999999999 + l.id END,
  l.lead_date + 7500, l.lead_date + 7500, 'sample', 1
FROM whatsapp_leads l
WHERE l.id <= 300 ORDER BY l.id;

DROP TABLE sample_people;
