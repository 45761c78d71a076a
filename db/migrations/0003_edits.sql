-- What the user types, and what came of it. The first three travel; the others are this desk's alone.

CREATE TABLE change (
  id          TEXT    PRIMARY KEY NOT NULL,
  agency_id   INTEGER NOT NULL,
  portfolio   INTEGER NOT NULL,
  customer_id TEXT,
  tbl         TEXT    NOT NULL,
  row_id      TEXT    NOT NULL,
  kind        TEXT    NOT NULL,
  field       TEXT    NOT NULL,
  old_value   TEXT,
  new_value   TEXT,
  actor_id    TEXT,
  actor_name  TEXT    NOT NULL,
  device_id   TEXT,
  at          TEXT    NOT NULL,
  source      TEXT    NOT NULL,
  mutation_id TEXT,
  sync_bucket TEXT    NOT NULL,
  sync_ver    INTEGER NOT NULL,
  sync_digest BLOB    NOT NULL
) STRICT;

CREATE TABLE conflict (
  id          TEXT    PRIMARY KEY NOT NULL,
  agency_id   INTEGER NOT NULL,
  portfolio   INTEGER NOT NULL,
  kind        TEXT    NOT NULL,
  tbl         TEXT    NOT NULL,
  row_id      TEXT    NOT NULL,
  customer_id TEXT,
  label       TEXT    NOT NULL,
  mine        TEXT    NOT NULL,
  theirs      TEXT    NOT NULL,
  before      TEXT    NOT NULL,
  mine_by_id  TEXT,
  mine_by     TEXT    NOT NULL,
  mine_at     TEXT    NOT NULL,
  theirs_by   TEXT,
  theirs_at   TEXT,
  mutation_id TEXT    NOT NULL,
  opened_at   TEXT    NOT NULL,
  closed_at   TEXT,
  closed_by   TEXT,
  choice      TEXT,
  sync_bucket TEXT    NOT NULL,
  sync_ver    INTEGER NOT NULL,
  sync_digest BLOB    NOT NULL
) STRICT;

CREATE TABLE attachment (
  id          TEXT    PRIMARY KEY NOT NULL,
  agency_id   INTEGER NOT NULL,
  portfolio   INTEGER NOT NULL,
  customer_id TEXT    NOT NULL,
  policy_id   TEXT,
  claim_id    TEXT,
  name        TEXT    NOT NULL,
  media_type  TEXT    NOT NULL,
  size        INTEGER NOT NULL,
  sha256      TEXT    NOT NULL,
  added_by_id TEXT,
  added_at    TEXT    NOT NULL,
  sync_bucket TEXT    NOT NULL,
  sync_ver    INTEGER NOT NULL,
  sync_digest BLOB    NOT NULL
) STRICT;

-- The outbox (sync.md sections 1 and 6). queued: no outcome yet; settled: outcome in hand, its effect not in a checkpoint
-- yet; done: kept 35 days, to be offered again after a restore of head office; given-up: its number was voided.
CREATE TABLE mutation (
  id          TEXT    PRIMARY KEY NOT NULL,
  agency_id   INTEGER NOT NULL,
  seq         INTEGER NOT NULL,
  tbl         TEXT    NOT NULL,
  row_id      TEXT    NOT NULL,
  op          TEXT    NOT NULL,
  fields      TEXT    NOT NULL,
  base_ver    INTEGER NOT NULL,
  grp         TEXT,
  undo_of     TEXT,
  -- The record by name and the card it stands on, as they were when it was typed.
  customer_id TEXT,
  name        TEXT    NOT NULL,
  step        TEXT    NOT NULL,
  actor_id    TEXT    NOT NULL,
  actor_name  TEXT    NOT NULL,
  created_at  TEXT    NOT NULL,
  state       TEXT    NOT NULL CHECK (state IN ('queued', 'settled', 'done', 'given-up')),
  outcome     TEXT,
  answered_at TEXT,
  failures    INTEGER NOT NULL DEFAULT 0,
  -- 1 when the user has seen what came of it and put it away.
  dismissed   INTEGER NOT NULL DEFAULT 0,
  UNIQUE (agency_id, seq)
) STRICT;
CREATE INDEX mutation_row ON mutation (tbl, row_id) WHERE state IN ('queued', 'settled');
-- Whole, not partial: a question for one state does not find an index over two.
CREATE INDEX mutation_state ON mutation (state, agency_id, seq);
CREATE INDEX mutation_step ON mutation (step);
-- The inbox asks for the few that were refused or merged among thousands that were simply applied.
CREATE INDEX mutation_answer ON mutation (outcome ->> 'result') WHERE dismissed = 0;
CREATE INDEX mutation_customer ON mutation (customer_id) WHERE state IN ('queued', 'settled');

-- The server's present row, for each row that has something pending on top. The bucket's sum counts this one.
CREATE TABLE server_row (
  tbl    TEXT    NOT NULL,
  id     TEXT    NOT NULL,
  bucket TEXT    NOT NULL,
  ver    INTEGER NOT NULL,
  -- The wire row as JSON.
  row    TEXT    NOT NULL,
  digest BLOB    NOT NULL,
  PRIMARY KEY (tbl, id)
) STRICT, WITHOUT ROWID;

-- Steps of undo, oldest first. A step made after an undo removes those that were taken back.
CREATE TABLE edit_step (
  n      INTEGER PRIMARY KEY AUTOINCREMENT,
  id     TEXT    NOT NULL UNIQUE,
  at     TEXT    NOT NULL,
  words  TEXT    NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Files of attachments, by their hash; the bytes lie sealed beside this file. One without a row is only at head office.
CREATE TABLE blob (
  sha256 TEXT    PRIMARY KEY NOT NULL,
  -- 1 when head office has it whole.
  sent   INTEGER NOT NULL,
  added_at TEXT  NOT NULL
) STRICT, WITHOUT ROWID;

-- What stands in a form that is not saved yet.
CREATE TABLE draft (
  key      TEXT PRIMARY KEY NOT NULL,
  value    TEXT NOT NULL,
  saved_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
