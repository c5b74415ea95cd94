-- As V1_0_1 for the tables of V5: the sample data have 300 rows of each.

ALTER TABLE email_leads AUTO_INCREMENT = 1000000300;
ALTER TABLE calls AUTO_INCREMENT = 1500000300;
