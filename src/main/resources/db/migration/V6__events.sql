-- What happened to objects, for other programs. A change writes its event in its own transaction, with seq 0. The
-- sequencer gives committed events the next numbers, without gaps: whoever has read a number has read all before it.
-- The ids cannot do that: they are given before the commit, and not committed in order. seq is never NULL, because a
-- row that keeps its length is updated where it is.
--
-- subject and subject_id are the object that the event is about; of a message, its lead. data and changed are JSON.
-- occurred_at is milliseconds.
CREATE TABLE IF NOT EXISTS events (
  id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  seq         BIGINT       NOT NULL DEFAULT 0,
  event_id    VARCHAR(40)  NOT NULL,
  type        VARCHAR(40)  NOT NULL,
  subject     VARCHAR(20)  NOT NULL,
  subject_id  BIGINT       NOT NULL,
  occurred_at BIGINT       NOT NULL,
  actor       VARCHAR(190) NOT NULL,
  data        MEDIUMTEXT   NOT NULL,
  changed     MEDIUMTEXT,
  INDEX ix_events_seq (seq, id),
  INDEX ix_events_subject (subject_id, subject, type),
  INDEX ix_events_type (type, subject_id)
) ${table};

-- The numbers of the last event and of the last one that was deleted because of its age, in one row. Whoever numbers
-- or deletes events locks it.
CREATE TABLE IF NOT EXISTS event_positions (
  id          INT    NOT NULL PRIMARY KEY,
  last_seq    BIGINT NOT NULL,
  deleted_seq BIGINT NOT NULL
) ${table};

INSERT IGNORE INTO event_positions (id, last_seq, deleted_seq) VALUES (1, 0, 0);
