-- The insurer's network and the catalogues. Columns are those of shared/features/*/model.ts; a test compares them.
-- Days are 'YYYY-MM-DD' and instants UTC with milliseconds, as text: they sort as text and travel unchanged.

CREATE TABLE sales_area (
  id        text PRIMARY KEY,
  code      text NOT NULL UNIQUE,
  name      text NOT NULL,
  head_name text NOT NULL
);

CREATE TABLE district (
  id        text PRIMARY KEY,
  area_id   text NOT NULL REFERENCES sales_area,
  code      text NOT NULL UNIQUE,
  name      text NOT NULL,
  head_name text NOT NULL
);

CREATE TABLE product (
  id               text PRIMARY KEY,
  code             text NOT NULL UNIQUE,
  name             text NOT NULL,
  main_branch      text NOT NULL,
  business_area    text NOT NULL,
  need_area        text NOT NULL,
  for_business     boolean NOT NULL,
  health_questions boolean NOT NULL,
  active           boolean NOT NULL
);

CREATE TABLE agency (
  id                  text   NOT NULL,
  agency_id           bigint NOT NULL UNIQUE CHECK (agency_id BETWEEN 1 AND 999999999),
  code                text   NOT NULL UNIQUE,
  name                text   NOT NULL,
  founded_on          text   NOT NULL,
  street              text   NOT NULL,
  postcode            text   NOT NULL,
  municipality        text   NOT NULL,
  province            text   NOT NULL,
  phone               text   NOT NULL,
  email               text   NOT NULL,
  pec                 text   NOT NULL,
  opening_hours       text   NOT NULL,
  rui_section         text   NOT NULL,
  rui_number          text   NOT NULL,
  rui_since           text   NOT NULL,
  district_id         text   NOT NULL REFERENCES district,
  life_specialist     text,
  non_life_specialist text,
  territory_since     text   NOT NULL,
  PRIMARY KEY (agency_id, id)
);

CREATE TABLE sale_point (
  id           text   NOT NULL,
  agency_id    bigint NOT NULL REFERENCES agency (agency_id),
  code         text   NOT NULL,
  name         text   NOT NULL,
  channel      text   NOT NULL,
  street       text   NOT NULL,
  postcode     text   NOT NULL,
  municipality text   NOT NULL,
  province     text   NOT NULL,
  phone        text,
  manager_id   text,
  opened_on    text   NOT NULL,
  closed_on    text,
  PRIMARY KEY (agency_id, id),
  UNIQUE (agency_id, code),
  CHECK (closed_on >= opened_on)
);

CREATE TABLE collaborator (
  id            text    NOT NULL,
  agency_id     bigint  NOT NULL REFERENCES agency (agency_id),
  staff_number  text    NOT NULL,
  last_name     text    NOT NULL,
  first_name    text    NOT NULL,
  role          text    NOT NULL,
  job_code      text    NOT NULL,
  rui_section   text,
  rui_number    text,
  rui_since     text,
  works_outside boolean NOT NULL,
  sale_point_id text,
  email         text,
  phone         text,
  started_on    text    NOT NULL,
  ended_on      text,
  PRIMARY KEY (agency_id, id),
  UNIQUE (agency_id, staff_number),
  FOREIGN KEY (agency_id, sale_point_id) REFERENCES sale_point (agency_id, id) DEFERRABLE INITIALLY DEFERRED,
  CHECK (ended_on >= started_on)
);

ALTER TABLE sale_point ADD FOREIGN KEY (agency_id, manager_id) REFERENCES collaborator (agency_id, id)
  DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE portfolio (
  id              text   NOT NULL,
  agency_id       bigint NOT NULL REFERENCES agency (agency_id),
  number          bigint NOT NULL CHECK (number BETWEEN 1 AND 999999999),
  name            text   NOT NULL,
  collaborator_id text,
  PRIMARY KEY (agency_id, id),
  UNIQUE (agency_id, number),
  FOREIGN KEY (agency_id, collaborator_id) REFERENCES collaborator (agency_id, id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE collaborator_file (
  id              text    NOT NULL,
  agency_id       bigint  NOT NULL,
  collaborator_id text    NOT NULL,
  fiscal_code     text    NOT NULL,
  birth_date      text    NOT NULL,
  diploma         boolean NOT NULL,
  initial_hours   bigint  NOT NULL CHECK (initial_hours >= 0),
  PRIMARY KEY (agency_id, id),
  UNIQUE (agency_id, collaborator_id),
  FOREIGN KEY (agency_id, collaborator_id) REFERENCES collaborator (agency_id, id) DEFERRABLE INITIALLY DEFERRED
);

SELECT feed_watch('sales_area'), feed_watch('district'), feed_watch('product'), feed_watch('agency'),
       feed_watch('sale_point'), feed_watch('collaborator'), feed_watch('portfolio'), feed_watch('collaborator_file');
