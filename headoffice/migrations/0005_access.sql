-- Who may sign in, from which devices, and what those have acknowledged.

CREATE TABLE app_user (
  id            text PRIMARY KEY,
  -- In lower case: a name is one name however it is typed.
  username      text NOT NULL UNIQUE CHECK (username = lower(username) AND username <> ''),
  display_name  text NOT NULL,
  role          text NOT NULL,
  -- Argon2id, PHC string.
  password_hash text NOT NULL,
  created_at    timestamptz NOT NULL DEFAULT now(),
  disabled_at   timestamptz
);

-- The agencies of a user: one for who works there, several for DIREZIONE. `collaborator_id` says who of the
-- roster the user is there.
CREATE TABLE user_agency (
  user_id         text   NOT NULL REFERENCES app_user ON DELETE CASCADE,
  agency_id       bigint NOT NULL REFERENCES feed,
  collaborator_id text,
  PRIMARY KEY (user_id, agency_id),
  FOREIGN KEY (agency_id, collaborator_id) REFERENCES collaborator (agency_id, id)
);

-- Example people shown on the sign-in page of a demonstration; their passwords are public by intent.
CREATE TABLE demo_user (
  user_id  text PRIMARY KEY REFERENCES app_user ON DELETE CASCADE,
  password text NOT NULL,
  position int  NOT NULL
);

CREATE TABLE device (
  id            text PRIMARY KEY,
  user_id       text NOT NULL REFERENCES app_user ON DELETE CASCADE,
  name          text NOT NULL,
  -- Raw Ed25519 key and the secret that opens the second wrap of the mirror's key, both base64url.
  public_key    text NOT NULL,
  key_secret    text NOT NULL,
  status        text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'revoked')),
  -- Set when somebody tried to use its tokens without its key; a person looks at it.
  flagged_at    timestamptz,
  app_version   text NOT NULL,
  protocol      int  NOT NULL,
  schema        int  NOT NULL,
  bucket_set_id int  NOT NULL DEFAULT 1,
  created_at    timestamptz NOT NULL DEFAULT now(),
  last_seen     timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX device_user ON device (user_id);

-- The sets of buckets a device was told of, so that a pull can name what was added and dropped since.
CREATE TABLE device_bucket_set (
  device_id text   NOT NULL REFERENCES device ON DELETE CASCADE,
  id        int    NOT NULL,
  buckets   text[] NOT NULL,
  PRIMARY KEY (device_id, id)
);

-- A sign-in and all tokens that descend from it end together.
CREATE TABLE session_family (
  id         text PRIMARY KEY,
  user_id    text NOT NULL REFERENCES app_user ON DELETE CASCADE,
  device_id  text REFERENCES device ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  revoked_at timestamptz,
  -- signed-out, enrolled, reused, disabled, revoked
  end_reason text
);
CREATE INDEX session_family_user ON session_family (user_id);
CREATE INDEX session_family_device ON session_family (device_id);

CREATE TABLE refresh_token (
  -- SHA-256 of the token, hex: the token itself is never stored.
  hash        text PRIMARY KEY,
  family_id   text NOT NULL REFERENCES session_family ON DELETE CASCADE,
  expires_at  timestamptz NOT NULL,
  replaced_at timestamptz
);
CREATE INDEX refresh_token_family ON refresh_token (family_id);

-- Tries of the last minute per user and address, as a keyed hash. Losing it at a crash costs nothing.
CREATE UNLOGGED TABLE sign_in_try (
  key     text PRIMARY KEY,
  since   timestamptz NOT NULL DEFAULT now(),
  tries   int NOT NULL DEFAULT 1
);

-- Keys that all server processes of this head office share: signing of access tokens, of orders to devices,
-- of resume tokens.
CREATE TABLE server_key (
  name  text PRIMARY KEY,
  value text NOT NULL
);

-- Outcome of each mutation (sync.md section 6). `outcome` holds codes and ids only.
CREATE TABLE mutation_log (
  agency_id   bigint NOT NULL REFERENCES feed,
  device_id   text   NOT NULL,
  seq         bigint NOT NULL CHECK (seq >= 1),
  mutation_id text   NOT NULL,
  body_sha256 text   NOT NULL,
  outcome     jsonb  NOT NULL,
  at          timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (agency_id, device_id, seq),
  UNIQUE (agency_id, mutation_id)
);

-- The last number used up per device and agency, so that a page reads it without touching the log.
CREATE TABLE device_ack (
  agency_id    bigint NOT NULL REFERENCES feed,
  device_id    text   NOT NULL REFERENCES device ON DELETE CASCADE,
  last_ack_seq bigint NOT NULL,
  PRIMARY KEY (agency_id, device_id)
);
