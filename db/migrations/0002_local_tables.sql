-- What only this desk knows: where the sync stands, what is derived for lists and search, the user's own views.

CREATE TABLE meta (
  key   TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row per feed: the last checkpoint (sync.md section 4).
CREATE TABLE feed_cursor (
  feed          INTEGER PRIMARY KEY NOT NULL,
  epoch         TEXT    NOT NULL,
  ver           INTEGER NOT NULL,
  mark          TEXT    NOT NULL,
  bucket_set_id INTEGER NOT NULL,
  checkpoint_at TEXT
) STRICT;

-- Proof of equality per bucket: row count and the four words of the XOR (sync.md section 8).
CREATE TABLE bucket (
  name   TEXT    PRIMARY KEY NOT NULL,
  feed   INTEGER NOT NULL,
  rows   INTEGER NOT NULL DEFAULT 0,
  word_0 INTEGER NOT NULL DEFAULT 0,
  word_1 INTEGER NOT NULL DEFAULT 0,
  word_2 INTEGER NOT NULL DEFAULT 0,
  word_3 INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- How far the first load of each table of each bucket has come; gone when it is done everywhere.
CREATE TABLE load_state (
  bucket TEXT    NOT NULL,
  tbl    TEXT    NOT NULL,
  resume TEXT,
  loaded INTEGER NOT NULL DEFAULT 0,
  total  INTEGER,
  done   INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (bucket, tbl)
) STRICT, WITHOUT ROWID;

-- Lines of a delta of several pages, until its last page makes the checkpoint.
CREATE TABLE stage (
  n    INTEGER PRIMARY KEY,
  line TEXT NOT NULL
) STRICT;

CREATE TABLE sync_log (
  n     INTEGER PRIMARY KEY AUTOINCREMENT,
  at    TEXT    NOT NULL,
  kind  TEXT    NOT NULL,
  count INTEGER NOT NULL
) STRICT;

-- What the customers list shows, sorts and filters, derived from customer, policy, title and consent as rows arrive.
-- The lead_ columns describe the policy whose term comes first; none of them depends on today (db/features/customers/summary.ts).
CREATE TABLE customer_list (
  n               INTEGER PRIMARY KEY,
  id              TEXT    NOT NULL UNIQUE,
  bucket          TEXT    NOT NULL,
  name            TEXT    NOT NULL,
  sort_name       TEXT    NOT NULL,
  kind            TEXT    NOT NULL,
  status          TEXT    NOT NULL,
  municipality    TEXT,
  province        TEXT,
  collaborator_id TEXT,
  -- Folded name of the collaborator, to sort by.
  collaborator    TEXT,
  since           TEXT,
  areas           INTEGER NOT NULL DEFAULT 0,
  area_count      INTEGER NOT NULL DEFAULT 0,
  policies        INTEGER NOT NULL DEFAULT 0,
  premium         INTEGER NOT NULL DEFAULT 0,
  consents_known  INTEGER NOT NULL DEFAULT 0,
  lead_term       TEXT,
  lead_first      INTEGER NOT NULL DEFAULT 0,
  lead_grace_from TEXT,
  lead_grace_kind TEXT,
  lead_out_from   TEXT,
  lead_grace_to   TEXT
) STRICT;

-- The lead policy's line of time as JSON, read only for the rows that are shown: the list itself stays narrow.
CREATE TABLE customer_line (
  n        INTEGER PRIMARY KEY,
  due      INTEGER NOT NULL,
  segments TEXT    NOT NULL
) STRICT;

-- Names in their normal forms; rowid = customer_list.n. secure-delete: a deleted name must not stay in the index.
CREATE VIRTUAL TABLE customer_search USING fts5(
  name, place, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3', detail = 'column', columnsize = 0
);
INSERT INTO customer_search (customer_search, rank) VALUES ('secure-delete', 1);

CREATE TABLE saved_view (
  id       TEXT    PRIMARY KEY NOT NULL,
  list     TEXT    NOT NULL,
  name     TEXT    NOT NULL,
  position INTEGER NOT NULL,
  query    TEXT    NOT NULL,
  columns  TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE recent_customer (
  id        TEXT PRIMARY KEY NOT NULL,
  opened_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
