-- A database made anew must not say of its lists what a former one said, or a client takes what it had from that one for still
-- right: counting how often something has changed begins with the time, in milliseconds.

UPDATE lead_tally_state SET folded = (folded + UNIX_TIMESTAMP()) * 1000;
UPDATE change_counts SET changes = (changes + UNIX_TIMESTAMP()) * 1000 WHERE slot = 0;
