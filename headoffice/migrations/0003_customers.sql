-- Customers and what belongs to the person. `portfolio` decides the bucket.

CREATE TABLE customer (
  id                text    NOT NULL,
  agency_id         bigint  NOT NULL,
  portfolio         bigint  NOT NULL,
  kind              text    NOT NULL CHECK (kind IN ('PF', 'PG')),
  last_name         text    NOT NULL,
  first_name        text,
  sex               text,
  birth_date        text,
  birth_place_code  text,
  birth_place       text,
  fiscal_code       text,
  vat_number        text,
  street            text,
  postcode          text,
  municipality      text,
  province          text,
  mobile            text,
  phone             text,
  email             text,
  pec               text,
  iban              text,
  preferred_channel text,
  preferred_hours   text,
  marital_status    text,
  profession        text,
  ateco_section     text,
  income_band       text,
  household_id      text,
  collaborator_id   text,
  sale_point_id     text,
  customer_since    text,
  member            boolean NOT NULL,
  bank_customer     boolean,
  property_customer boolean,
  opt_out_since     text,
  notes             text,
  updated_at        text    NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, portfolio) REFERENCES portfolio (agency_id, number),
  FOREIGN KEY (agency_id, collaborator_id) REFERENCES collaborator (agency_id, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (agency_id, sale_point_id) REFERENCES sale_point (agency_id, id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX customer_portfolio ON customer (agency_id, portfolio);
CREATE INDEX customer_household ON customer (agency_id, household_id) WHERE household_id IS NOT NULL;

CREATE TABLE household (
  id               text   NOT NULL,
  agency_id        bigint NOT NULL,
  portfolio        bigint NOT NULL,
  name             text   NOT NULL,
  head_customer_id text   NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, portfolio) REFERENCES portfolio (agency_id, number),
  FOREIGN KEY (agency_id, head_customer_id) REFERENCES customer (agency_id, id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX household_portfolio ON household (agency_id, portfolio);
CREATE INDEX household_head ON household (agency_id, head_customer_id);

ALTER TABLE customer ADD FOREIGN KEY (agency_id, household_id) REFERENCES household (agency_id, id)
  DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE relation (
  id                text   NOT NULL,
  agency_id         bigint NOT NULL,
  portfolio         bigint NOT NULL,
  customer_id       text   NOT NULL,
  other_customer_id text   NOT NULL,
  kind              text   NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, portfolio) REFERENCES portfolio (agency_id, number),
  FOREIGN KEY (agency_id, customer_id) REFERENCES customer (agency_id, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (agency_id, other_customer_id) REFERENCES customer (agency_id, id) DEFERRABLE INITIALLY DEFERRED,
  CHECK (customer_id <> other_customer_id)
);
CREATE INDEX relation_customer ON relation (agency_id, customer_id);
CREATE INDEX relation_other ON relation (agency_id, other_customer_id);

CREATE TABLE consent (
  id          text   NOT NULL,
  agency_id   bigint NOT NULL,
  portfolio   bigint NOT NULL,
  customer_id text   NOT NULL,
  purpose     text   NOT NULL,
  controller  text   NOT NULL CHECK (controller IN ('AGENZIA', 'IMPRESA')),
  value       text   NOT NULL CHECK (value IN ('YES', 'NO', 'WITHDRAWN', 'UNKNOWN')),
  given_on    text,
  source      text,
  taken_by_id text,
  channels    text   NOT NULL,
  document    text,
  PRIMARY KEY (agency_id, id),
  -- R-33: one answer per purpose and controller.
  UNIQUE (agency_id, customer_id, purpose, controller),
  FOREIGN KEY (agency_id, portfolio) REFERENCES portfolio (agency_id, number),
  FOREIGN KEY (agency_id, customer_id) REFERENCES customer (agency_id, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (agency_id, taken_by_id) REFERENCES collaborator (agency_id, id) DEFERRABLE INITIALLY DEFERRED
);

SELECT feed_watch('customer'), feed_watch('household'), feed_watch('relation'), feed_watch('consent');
