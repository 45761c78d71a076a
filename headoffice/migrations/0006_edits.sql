-- What desks write: the history of it, the questions it leaves, files, and what is needed to answer later.

CREATE TABLE change (
  id          text   NOT NULL,
  agency_id   bigint NOT NULL,
  portfolio   bigint NOT NULL,
  customer_id text,
  tbl         text   NOT NULL,
  row_id      text   NOT NULL,
  kind        text   NOT NULL CHECK (kind IN ('CREATE', 'PATCH', 'DELETE')),
  field       text   NOT NULL,
  old_value   text,
  new_value   text,
  actor_id    text,
  actor_name  text   NOT NULL,
  device_id   text,
  at          text   NOT NULL,
  source      text   NOT NULL CHECK (source IN ('DESK', 'HEAD_OFFICE', 'IMPORT', 'SYNC')),
  mutation_id text,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, portfolio) REFERENCES portfolio (agency_id, number)
);
-- History outlives the row it tells of, so nothing here refers to customer.
CREATE INDEX change_row ON change (agency_id, tbl, row_id);
CREATE INDEX change_customer ON change (agency_id, customer_id);

CREATE TABLE conflict (
  id          text   NOT NULL,
  agency_id   bigint NOT NULL,
  portfolio   bigint NOT NULL,
  kind        text   NOT NULL CHECK (kind IN ('FIELDS', 'DELETED', 'EDITED', 'PARENT_DELETED', 'HANDOVER')),
  tbl         text   NOT NULL,
  row_id      text   NOT NULL,
  customer_id text,
  label       text   NOT NULL,
  mine        text   NOT NULL,
  theirs      text   NOT NULL,
  before      text   NOT NULL,
  mine_by_id  text,
  mine_by     text   NOT NULL,
  mine_at     text   NOT NULL,
  theirs_by   text,
  theirs_at   text,
  mutation_id text   NOT NULL,
  opened_at   text   NOT NULL,
  closed_at   text,
  closed_by   text,
  choice      text,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, portfolio) REFERENCES portfolio (agency_id, number)
);
CREATE INDEX conflict_row ON conflict (agency_id, tbl, row_id);
CREATE INDEX conflict_customer ON conflict (agency_id, customer_id);

CREATE TABLE attachment (
  id          text   NOT NULL,
  agency_id   bigint NOT NULL,
  portfolio   bigint NOT NULL,
  customer_id text   NOT NULL,
  policy_id   text,
  claim_id    text,
  name        text   NOT NULL,
  media_type  text   NOT NULL,
  size        bigint NOT NULL CHECK (size >= 0),
  sha256      text   NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  added_by_id text,
  added_at    text   NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, portfolio) REFERENCES portfolio (agency_id, number),
  FOREIGN KEY (agency_id, customer_id) REFERENCES customer (agency_id, id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX attachment_customer ON attachment (agency_id, customer_id);
CREATE INDEX attachment_hash ON attachment (agency_id, sha256);

SELECT feed_watch('change'), feed_watch('conflict'), feed_watch('attachment');

-- The last body of a row that was deleted, so that an edit that comes too late can bring it back. Kept as long as its tombstone;
-- erasing a person erases it.
CREATE TABLE deleted_row (
  agency_id  bigint NOT NULL REFERENCES feed,
  tbl        text   NOT NULL,
  id         text   NOT NULL,
  portfolio  bigint NOT NULL,
  body       text   NOT NULL,
  deleted_by text   NOT NULL,
  deleted_at text   NOT NULL,
  -- What one mutation removed comes back together.
  mutation_id text  NOT NULL,
  PRIMARY KEY (agency_id, tbl, id)
);
CREATE INDEX deleted_row_mutation ON deleted_row (agency_id, mutation_id);

-- The bytes of attachments, by their hash and per agency: a hash known elsewhere is "not there" (fault 35). In parts, so that a
-- cut transfer goes on where it stopped.
CREATE TABLE blob (
  agency_id  bigint  NOT NULL REFERENCES feed,
  sha256     text    NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  size       bigint  NOT NULL CHECK (size >= 0),
  received   bigint  NOT NULL DEFAULT 0,
  complete   boolean NOT NULL DEFAULT false,
  changed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (agency_id, sha256)
);
CREATE TABLE blob_part (
  agency_id bigint NOT NULL,
  sha256    text   NOT NULL,
  start     bigint NOT NULL,
  bytes     bytea  NOT NULL,
  PRIMARY KEY (agency_id, sha256, start),
  FOREIGN KEY (agency_id, sha256) REFERENCES blob ON DELETE CASCADE
);

-- The Ed25519 key with which a device says that it has wiped itself: raw, base64url. It is not the device's own key, which that
-- device cannot reach any more when it is told to wipe before anybody signed in.
ALTER TABLE device ADD COLUMN receipt_key text;

-- Orders to revoked devices to destroy what they hold, signed once, and the receipts.
CREATE TABLE wipe_order (
  device_id         text PRIMARY KEY REFERENCES device ON DELETE CASCADE,
  nonce             text NOT NULL UNIQUE,
  -- As it is signed: an ISO instant.
  issued_at         text NOT NULL,
  signature         text NOT NULL,
  wiped_at          text,
  receipt_signature text,
  received_at       timestamptz
);
