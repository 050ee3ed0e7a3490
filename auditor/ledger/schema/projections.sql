-- Views of the entries for quick answers. Everything here can be dropped and rebuilt from
-- the table entry, and running this text is how it is emptied.
DROP TABLE IF EXISTS finding;
DROP TABLE IF EXISTS decision;
DROP TABLE IF EXISTS run;

-- One audit of a repository, or one push at the gate.
CREATE TABLE run (
  seq         INTEGER NOT NULL PRIMARY KEY REFERENCES entry (seq),  -- the entry that closes it
  recorded_at TEXT NOT NULL,     -- UTC, of that entry
  kind        TEXT NOT NULL,     -- audit or decision
  target      TEXT NOT NULL,     -- the repository, as a printable absolute path
  complete    INTEGER NOT NULL,  -- 1 if everything was looked at and judged
  block       INTEGER NOT NULL,  -- findings by outcome
  warn        INTEGER NOT NULL,
  info        INTEGER NOT NULL,
  unscanned   INTEGER NOT NULL,  -- objects that could not be looked at
  CONSTRAINT kind_is_known     CHECK (kind IN ('audit', 'decision')),
  CONSTRAINT complete_is_bool  CHECK (complete IN (0, 1)),
  CONSTRAINT gaps_are_not_complete CHECK (complete = 0 OR unscanned = 0),
  CONSTRAINT counts_are_counts CHECK (min(block, warn, info, unscanned) >= 0)
) STRICT;

CREATE INDEX run_by_kind ON run (kind, seq);

-- What a gate made of a push.
CREATE TABLE decision (
  seq     INTEGER NOT NULL PRIMARY KEY REFERENCES run (seq),
  verdict TEXT NOT NULL,     -- see verdict_is_known
  message TEXT NOT NULL,     -- why, in one line; may be empty
  pusher  TEXT NOT NULL,     -- as the server gave it; may be empty
  server  TEXT NOT NULL,     -- gitea, gitlab, git
  refs    INTEGER NOT NULL,  -- number of updated refs; their names are in the entry
  CONSTRAINT verdict_is_known CHECK (verdict IN ('accepted', 'refused', 'incomplete', 'error'))
) STRICT;

-- When each finding was first and last recorded. First-seen is a legal fact (45 CFR
-- 164.404(a)(2)): it starts a clock and is never overwritten.
CREATE TABLE finding (
  target      TEXT NOT NULL,     -- as in run
  rule        TEXT NOT NULL,     -- rule id
  fingerprint TEXT NOT NULL,     -- keyed hash of the value, hex
  surface     TEXT NOT NULL,     -- blob, commit_message, …
  path        TEXT NOT NULL,     -- printable and masked, with the member of a container
                                 -- (a.zip!b.csv); empty for messages
  first_seen  TEXT NOT NULL,     -- UTC
  last_seen   TEXT NOT NULL,     -- UTC
  first_seq   INTEGER NOT NULL,  -- the runs that recorded it first and last
  last_seq    INTEGER NOT NULL,
  CONSTRAINT seen_in_order CHECK (first_seq <= last_seq),
  PRIMARY KEY (target, rule, fingerprint, surface, path)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER first_seen_is_never_changed BEFORE UPDATE ON finding
WHEN NEW.first_seen IS NOT OLD.first_seen OR NEW.first_seq IS NOT OLD.first_seq BEGIN
  SELECT RAISE(ABORT, 'first-seen is never changed');
END;
