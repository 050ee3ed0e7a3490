-- The evidence itself. Rows are only ever added; the triggers stop accidents, the hashes
-- show the rest. Nothing here or below holds a matched value: fingerprints are keyed, and
-- paths and names are masked before they come.
CREATE TABLE entry (
  seq         INTEGER NOT NULL PRIMARY KEY,  -- 1, 2, 3, … without a gap
  recorded_at TEXT NOT NULL,                 -- UTC by the host's clock, 2026-11-23T14:42:14Z
  kind        TEXT NOT NULL,                 -- what the body is: audit, decision, findings, …
  body        TEXT NOT NULL,                 -- canonical JSON; repeats seq, recorded_at and kind
  leaf        TEXT NOT NULL,                 -- hex SHA-256(0x00 || body)
  prev        TEXT NOT NULL UNIQUE,          -- chain of the row before; 64 zeros in row 1
  chain       TEXT NOT NULL,                 -- hex SHA-256(prev || leaf), of the bytes
  CONSTRAINT seq_counts_from_one  CHECK (seq > 0),
  CONSTRAINT recorded_at_is_utc   CHECK (recorded_at GLOB
    '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9]Z'),
  CONSTRAINT kind_is_a_word       CHECK (kind <> '' AND kind NOT GLOB '*[^a-z_]*'),
  CONSTRAINT body_is_an_object    CHECK (body GLOB '{*}'),
  CONSTRAINT leaf_is_a_hash       CHECK (length(leaf) = 64 AND leaf NOT GLOB '*[^0-9a-f]*'),
  CONSTRAINT prev_is_a_hash       CHECK (length(prev) = 64 AND prev NOT GLOB '*[^0-9a-f]*'),
  CONSTRAINT chain_is_a_hash      CHECK (length(chain) = 64 AND chain NOT GLOB '*[^0-9a-f]*')
) STRICT;

CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry BEGIN
  SELECT RAISE(ABORT, 'entries are never changed');
END;

CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry BEGIN
  SELECT RAISE(ABORT, 'entries are never deleted');
END;

-- REPLACE removes rows without a delete trigger unless recursive_triggers is on. So the
-- insert itself may meet no row: neither by its number nor by the UNIQUE prev.
CREATE TRIGGER entry_comes_next BEFORE INSERT ON entry
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entry) BEGIN
  SELECT RAISE(ABORT, 'an entry must have the next number');
END;

CREATE TRIGGER entry_follows_the_last BEFORE INSERT ON entry
WHEN NEW.prev IS NOT coalesce(
  (SELECT chain FROM entry ORDER BY seq DESC LIMIT 1),
  '0000000000000000000000000000000000000000000000000000000000000000') BEGIN
  SELECT RAISE(ABORT, 'an entry must follow the last one');
END;
