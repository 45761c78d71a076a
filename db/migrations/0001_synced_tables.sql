-- The mirror's first schema. Synced tables declare no foreign keys: a link may lead to a row that this user does not hold
-- (sync.md section 1). sync_bucket, sync_ver and sync_digest are the feed's; the other columns are the model's, in wire order.

CREATE TABLE sales_area (
  id          TEXT    PRIMARY KEY NOT NULL,
  code        TEXT    NOT NULL,
  name        TEXT    NOT NULL,
  head_name   TEXT    NOT NULL,
  sync_bucket TEXT    NOT NULL,
  sync_ver    INTEGER NOT NULL,
  sync_digest BLOB    NOT NULL
) STRICT;

CREATE TABLE district (
  id          TEXT    PRIMARY KEY NOT NULL,
  area_id     TEXT    NOT NULL,
  code        TEXT    NOT NULL,
  name        TEXT    NOT NULL,
  head_name   TEXT    NOT NULL,
  sync_bucket TEXT    NOT NULL,
  sync_ver    INTEGER NOT NULL,
  sync_digest BLOB    NOT NULL
) STRICT;

CREATE TABLE agency (
  id                  TEXT    PRIMARY KEY NOT NULL,
  agency_id           INTEGER NOT NULL,
  code                TEXT    NOT NULL,
  name                TEXT    NOT NULL,
  founded_on          TEXT    NOT NULL,
  street              TEXT    NOT NULL,
  postcode            TEXT    NOT NULL,
  municipality        TEXT    NOT NULL,
  province            TEXT    NOT NULL,
  phone               TEXT    NOT NULL,
  email               TEXT    NOT NULL,
  pec                 TEXT    NOT NULL,
  opening_hours       TEXT    NOT NULL,
  rui_section         TEXT    NOT NULL,
  rui_number          TEXT    NOT NULL,
  rui_since           TEXT    NOT NULL,
  district_id         TEXT    NOT NULL,
  life_specialist     TEXT,
  non_life_specialist TEXT,
  territory_since     TEXT    NOT NULL,
  sync_bucket         TEXT    NOT NULL,
  sync_ver            INTEGER NOT NULL,
  sync_digest         BLOB    NOT NULL
) STRICT;

CREATE TABLE sale_point (
  id           TEXT    PRIMARY KEY NOT NULL,
  agency_id    INTEGER NOT NULL,
  code         TEXT    NOT NULL,
  name         TEXT    NOT NULL,
  channel      TEXT    NOT NULL,
  street       TEXT    NOT NULL,
  postcode     TEXT    NOT NULL,
  municipality TEXT    NOT NULL,
  province     TEXT    NOT NULL,
  phone        TEXT,
  manager_id   TEXT,
  opened_on    TEXT    NOT NULL,
  closed_on    TEXT,
  sync_bucket  TEXT    NOT NULL,
  sync_ver     INTEGER NOT NULL,
  sync_digest  BLOB    NOT NULL
) STRICT;

CREATE TABLE collaborator (
  id            TEXT    PRIMARY KEY NOT NULL,
  agency_id     INTEGER NOT NULL,
  staff_number  TEXT    NOT NULL,
  last_name     TEXT    NOT NULL,
  first_name    TEXT    NOT NULL,
  role          TEXT    NOT NULL,
  job_code      TEXT    NOT NULL,
  rui_section   TEXT,
  rui_number    TEXT,
  rui_since     TEXT,
  works_outside INTEGER NOT NULL,
  sale_point_id TEXT,
  email         TEXT,
  phone         TEXT,
  started_on    TEXT    NOT NULL,
  ended_on      TEXT,
  sync_bucket   TEXT    NOT NULL,
  sync_ver      INTEGER NOT NULL,
  sync_digest   BLOB    NOT NULL
) STRICT;

CREATE TABLE portfolio (
  id              TEXT    PRIMARY KEY NOT NULL,
  agency_id       INTEGER NOT NULL,
  number          INTEGER NOT NULL,
  name            TEXT    NOT NULL,
  collaborator_id TEXT,
  sync_bucket     TEXT    NOT NULL,
  sync_ver        INTEGER NOT NULL,
  sync_digest     BLOB    NOT NULL
) STRICT;

CREATE TABLE collaborator_file (
  id              TEXT    PRIMARY KEY NOT NULL,
  agency_id       INTEGER NOT NULL,
  collaborator_id TEXT    NOT NULL,
  fiscal_code     TEXT    NOT NULL,
  birth_date      TEXT    NOT NULL,
  diploma         INTEGER NOT NULL,
  initial_hours   INTEGER NOT NULL,
  sync_bucket     TEXT    NOT NULL,
  sync_ver        INTEGER NOT NULL,
  sync_digest     BLOB    NOT NULL
) STRICT;

CREATE TABLE product (
  id               TEXT    PRIMARY KEY NOT NULL,
  code             TEXT    NOT NULL,
  name             TEXT    NOT NULL,
  main_branch      TEXT    NOT NULL,
  business_area    TEXT    NOT NULL,
  need_area        TEXT    NOT NULL,
  for_business     INTEGER NOT NULL,
  health_questions INTEGER NOT NULL,
  active           INTEGER NOT NULL,
  sync_bucket      TEXT    NOT NULL,
  sync_ver         INTEGER NOT NULL,
  sync_digest      BLOB    NOT NULL
) STRICT;

CREATE TABLE customer (
  id                TEXT    PRIMARY KEY NOT NULL,
  agency_id         INTEGER NOT NULL,
  portfolio         INTEGER NOT NULL,
  kind              TEXT    NOT NULL,
  last_name         TEXT    NOT NULL,
  first_name        TEXT,
  sex               TEXT,
  birth_date        TEXT,
  birth_place_code  TEXT,
  birth_place       TEXT,
  fiscal_code       TEXT,
  vat_number        TEXT,
  street            TEXT,
  postcode          TEXT,
  municipality      TEXT,
  province          TEXT,
  mobile            TEXT,
  phone             TEXT,
  email             TEXT,
  pec               TEXT,
  iban              TEXT,
  preferred_channel TEXT,
  preferred_hours   TEXT,
  marital_status    TEXT,
  profession        TEXT,
  ateco_section     TEXT,
  income_band       TEXT,
  household_id      TEXT,
  collaborator_id   TEXT,
  sale_point_id     TEXT,
  customer_since    TEXT,
  member            INTEGER NOT NULL,
  bank_customer     INTEGER,
  property_customer INTEGER,
  opt_out_since     TEXT,
  notes             TEXT,
  updated_at        TEXT    NOT NULL,
  sync_bucket       TEXT    NOT NULL,
  sync_ver          INTEGER NOT NULL,
  sync_digest       BLOB    NOT NULL
) STRICT;

CREATE TABLE policy (
  id                 TEXT    PRIMARY KEY NOT NULL,
  agency_id          INTEGER NOT NULL,
  portfolio          INTEGER NOT NULL,
  number             TEXT    NOT NULL,
  product_id         TEXT    NOT NULL,
  holder_id          TEXT    NOT NULL,
  insured_id         TEXT,
  beneficiary        TEXT,
  state              TEXT    NOT NULL,
  issue_kind         TEXT    NOT NULL,
  issued_on          TEXT    NOT NULL,
  effective_on       TEXT    NOT NULL,
  expires_on         TEXT,
  tacit_renewal      INTEGER NOT NULL,
  notice_days        INTEGER,
  tolerance_days     INTEGER,
  frequency          TEXT    NOT NULL,
  annual_net         INTEGER NOT NULL,
  annual_taxable     INTEGER NOT NULL,
  annual_gross       INTEGER NOT NULL,
  plate              TEXT,
  vehicle            TEXT,
  cu_class           INTEGER,
  insured_object     TEXT,
  lien_holder        TEXT,
  collaborator_id    TEXT,
  seller_id          TEXT,
  replaces_id        TEXT,
  notice_received_on TEXT,
  ended_on           TEXT,
  storno_reason      TEXT,
  sync_bucket        TEXT    NOT NULL,
  sync_ver           INTEGER NOT NULL,
  sync_digest        BLOB    NOT NULL
) STRICT;

CREATE TABLE title (
  id             TEXT    PRIMARY KEY NOT NULL,
  agency_id      INTEGER NOT NULL,
  portfolio      INTEGER NOT NULL,
  policy_id      TEXT    NOT NULL,
  customer_id    TEXT    NOT NULL,
  number         TEXT    NOT NULL,
  type           TEXT    NOT NULL,
  state          TEXT    NOT NULL,
  due_on         TEXT    NOT NULL,
  cover_from     TEXT    NOT NULL,
  cover_to       TEXT    NOT NULL,
  taxable        INTEGER NOT NULL,
  tax            INTEGER NOT NULL,
  gross          INTEGER NOT NULL,
  commission     INTEGER NOT NULL,
  collected_on   TEXT,
  collected_at   TEXT,
  means          TEXT,
  debit_returned INTEGER NOT NULL,
  remitted_on    TEXT,
  sync_bucket    TEXT    NOT NULL,
  sync_ver       INTEGER NOT NULL,
  sync_digest    BLOB    NOT NULL
) STRICT;

CREATE TABLE household (
  id               TEXT    PRIMARY KEY NOT NULL,
  agency_id        INTEGER NOT NULL,
  portfolio        INTEGER NOT NULL,
  name             TEXT    NOT NULL,
  head_customer_id TEXT    NOT NULL,
  sync_bucket      TEXT    NOT NULL,
  sync_ver         INTEGER NOT NULL,
  sync_digest      BLOB    NOT NULL
) STRICT;

CREATE TABLE relation (
  id                TEXT    PRIMARY KEY NOT NULL,
  agency_id         INTEGER NOT NULL,
  portfolio         INTEGER NOT NULL,
  customer_id       TEXT    NOT NULL,
  other_customer_id TEXT    NOT NULL,
  kind              TEXT    NOT NULL,
  sync_bucket       TEXT    NOT NULL,
  sync_ver          INTEGER NOT NULL,
  sync_digest       BLOB    NOT NULL
) STRICT;

CREATE TABLE consent (
  id          TEXT    PRIMARY KEY NOT NULL,
  agency_id   INTEGER NOT NULL,
  portfolio   INTEGER NOT NULL,
  customer_id TEXT    NOT NULL,
  purpose     TEXT    NOT NULL,
  controller  TEXT    NOT NULL,
  value       TEXT    NOT NULL,
  given_on    TEXT,
  source      TEXT,
  taken_by_id TEXT,
  channels    TEXT    NOT NULL,
  document    TEXT,
  sync_bucket TEXT    NOT NULL,
  sync_ver    INTEGER NOT NULL,
  sync_digest BLOB    NOT NULL
) STRICT;

CREATE TABLE guarantee (
  id                   TEXT    PRIMARY KEY NOT NULL,
  agency_id            INTEGER NOT NULL,
  portfolio            INTEGER NOT NULL,
  policy_id            TEXT    NOT NULL,
  branch               TEXT    NOT NULL,
  name                 TEXT    NOT NULL,
  limit_amount         INTEGER,
  deductible           INTEGER,
  co_insurance_percent INTEGER,
  insured_value        INTEGER,
  annual_net           INTEGER NOT NULL,
  annual_gross         INTEGER NOT NULL,
  sync_bucket          TEXT    NOT NULL,
  sync_ver             INTEGER NOT NULL,
  sync_digest          BLOB    NOT NULL
) STRICT;

CREATE TABLE claim (
  id                TEXT    PRIMARY KEY NOT NULL,
  agency_id         INTEGER NOT NULL,
  portfolio         INTEGER NOT NULL,
  policy_id         TEXT    NOT NULL,
  customer_id       TEXT    NOT NULL,
  number            TEXT    NOT NULL,
  branch            TEXT    NOT NULL,
  route             TEXT    NOT NULL,
  state             TEXT    NOT NULL,
  occurred_on       TEXT    NOT NULL,
  reported_on       TEXT    NOT NULL,
  closed_on         TEXT,
  description       TEXT    NOT NULL,
  our_fault_percent INTEGER,
  surveyor          TEXT,
  reserve           INTEGER NOT NULL,
  paid              INTEGER NOT NULL,
  sync_bucket       TEXT    NOT NULL,
  sync_ver          INTEGER NOT NULL,
  sync_digest       BLOB    NOT NULL
) STRICT;

CREATE TABLE quote (
  id              TEXT    PRIMARY KEY NOT NULL,
  agency_id       INTEGER NOT NULL,
  portfolio       INTEGER NOT NULL,
  customer_id     TEXT    NOT NULL,
  product_id      TEXT    NOT NULL,
  number          TEXT    NOT NULL,
  state           TEXT    NOT NULL,
  loss_cause      TEXT,
  created_on      TEXT    NOT NULL,
  valid_to        TEXT    NOT NULL,
  versions        INTEGER NOT NULL,
  annual_gross    INTEGER NOT NULL,
  collaborator_id TEXT,
  policy_id       TEXT,
  sync_bucket     TEXT    NOT NULL,
  sync_ver        INTEGER NOT NULL,
  sync_digest     BLOB    NOT NULL
) STRICT;

CREATE TABLE interaction (
  id              TEXT    PRIMARY KEY NOT NULL,
  agency_id       INTEGER NOT NULL,
  portfolio       INTEGER NOT NULL,
  customer_id     TEXT    NOT NULL,
  at              TEXT    NOT NULL,
  channel         TEXT    NOT NULL,
  direction       TEXT    NOT NULL,
  kind            TEXT    NOT NULL,
  subject         TEXT    NOT NULL,
  outcome         TEXT,
  note            TEXT,
  collaborator_id TEXT,
  policy_id       TEXT,
  claim_id        TEXT,
  follow_up_on    TEXT,
  sync_bucket     TEXT    NOT NULL,
  sync_ver        INTEGER NOT NULL,
  sync_digest     BLOB    NOT NULL
) STRICT;
