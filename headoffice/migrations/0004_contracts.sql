-- Policies and what follows from them. Amounts are euro cents.

CREATE TABLE policy (
  id                 text    NOT NULL,
  agency_id          bigint  NOT NULL,
  portfolio          bigint  NOT NULL,
  number             text    NOT NULL,
  product_id         text    NOT NULL REFERENCES product,
  holder_id          text    NOT NULL,
  insured_id         text,
  beneficiary        text,
  state              text    NOT NULL,
  issue_kind         text    NOT NULL,
  issued_on          text    NOT NULL,
  effective_on       text    NOT NULL,
  expires_on         text,
  tacit_renewal      boolean NOT NULL,
  notice_days        bigint  CHECK (notice_days >= 0),
  tolerance_days     bigint  CHECK (tolerance_days >= 0),
  frequency          text    NOT NULL,
  annual_net         bigint  NOT NULL,
  annual_taxable     bigint  NOT NULL,
  annual_gross       bigint  NOT NULL,
  plate              text,
  vehicle            text,
  cu_class           bigint  CHECK (cu_class BETWEEN 1 AND 18),
  insured_object     text,
  lien_holder        text,
  collaborator_id    text,
  seller_id          text,
  replaces_id        text,
  notice_received_on text,
  ended_on           text,
  storno_reason      text,
  PRIMARY KEY (agency_id, id),
  UNIQUE (agency_id, number),
  FOREIGN KEY (agency_id, portfolio) REFERENCES portfolio (agency_id, number),
  FOREIGN KEY (agency_id, holder_id) REFERENCES customer (agency_id, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (agency_id, insured_id) REFERENCES customer (agency_id, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (agency_id, collaborator_id) REFERENCES collaborator (agency_id, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (agency_id, seller_id) REFERENCES collaborator (agency_id, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (agency_id, replaces_id) REFERENCES policy (agency_id, id) DEFERRABLE INITIALLY DEFERRED,
  CHECK (expires_on >= effective_on)
);
CREATE INDEX policy_holder ON policy (agency_id, holder_id);
CREATE INDEX policy_insured ON policy (agency_id, insured_id) WHERE insured_id IS NOT NULL;
CREATE INDEX policy_replaces ON policy (agency_id, replaces_id) WHERE replaces_id IS NOT NULL;

CREATE TABLE guarantee (
  id                   text   NOT NULL,
  agency_id            bigint NOT NULL,
  portfolio            bigint NOT NULL,
  policy_id            text   NOT NULL,
  branch               text   NOT NULL,
  name                 text   NOT NULL,
  limit_amount         bigint CHECK (limit_amount >= 0),
  deductible           bigint CHECK (deductible >= 0),
  co_insurance_percent bigint CHECK (co_insurance_percent BETWEEN 0 AND 100),
  insured_value        bigint CHECK (insured_value >= 0),
  annual_net           bigint NOT NULL,
  annual_gross         bigint NOT NULL,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, portfolio) REFERENCES portfolio (agency_id, number),
  FOREIGN KEY (agency_id, policy_id) REFERENCES policy (agency_id, id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX guarantee_policy ON guarantee (agency_id, policy_id);

CREATE TABLE title (
  id              text    NOT NULL,
  agency_id       bigint  NOT NULL,
  portfolio       bigint  NOT NULL,
  policy_id       text    NOT NULL,
  customer_id     text    NOT NULL,
  number          text    NOT NULL,
  type            text    NOT NULL,
  state           text    NOT NULL,
  due_on          text    NOT NULL,
  cover_from      text    NOT NULL,
  cover_to        text    NOT NULL,
  taxable         bigint  NOT NULL,
  tax             bigint  NOT NULL,
  gross           bigint  NOT NULL,
  commission      bigint  NOT NULL,
  collected_on    text,
  collected_at    text,
  means           text,
  debit_returned  boolean NOT NULL,
  remitted_on     text,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, portfolio) REFERENCES portfolio (agency_id, number),
  FOREIGN KEY (agency_id, policy_id) REFERENCES policy (agency_id, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (agency_id, customer_id) REFERENCES customer (agency_id, id) DEFERRABLE INITIALLY DEFERRED,
  CHECK (cover_to >= cover_from)
);
CREATE INDEX title_policy ON title (agency_id, policy_id);
CREATE INDEX title_customer ON title (agency_id, customer_id);

CREATE TABLE claim (
  id                text   NOT NULL,
  agency_id         bigint NOT NULL,
  portfolio         bigint NOT NULL,
  policy_id         text   NOT NULL,
  customer_id       text   NOT NULL,
  number            text   NOT NULL,
  branch            text   NOT NULL,
  route             text   NOT NULL CHECK (route IN ('CARD', 'ORDINARIO', 'ALTRI')),
  state             text   NOT NULL,
  occurred_on       text   NOT NULL,
  reported_on       text   NOT NULL,
  closed_on         text,
  description       text   NOT NULL,
  our_fault_percent bigint CHECK (our_fault_percent BETWEEN 0 AND 100),
  surveyor          text,
  reserve           bigint NOT NULL,
  paid              bigint NOT NULL,
  PRIMARY KEY (agency_id, id),
  UNIQUE (agency_id, number),
  FOREIGN KEY (agency_id, portfolio) REFERENCES portfolio (agency_id, number),
  FOREIGN KEY (agency_id, policy_id) REFERENCES policy (agency_id, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (agency_id, customer_id) REFERENCES customer (agency_id, id) DEFERRABLE INITIALLY DEFERRED,
  CHECK (reported_on >= occurred_on)
);
CREATE INDEX claim_policy ON claim (agency_id, policy_id);
CREATE INDEX claim_customer ON claim (agency_id, customer_id);

CREATE TABLE quote (
  id              text   NOT NULL,
  agency_id       bigint NOT NULL,
  portfolio       bigint NOT NULL,
  customer_id     text   NOT NULL,
  product_id      text   NOT NULL REFERENCES product,
  number          text   NOT NULL,
  state           text   NOT NULL,
  loss_cause      text,
  created_on      text   NOT NULL,
  valid_to        text   NOT NULL,
  versions        bigint NOT NULL CHECK (versions >= 1),
  annual_gross    bigint NOT NULL,
  collaborator_id text,
  policy_id       text,
  PRIMARY KEY (agency_id, id),
  UNIQUE (agency_id, number),
  FOREIGN KEY (agency_id, portfolio) REFERENCES portfolio (agency_id, number),
  FOREIGN KEY (agency_id, customer_id) REFERENCES customer (agency_id, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (agency_id, collaborator_id) REFERENCES collaborator (agency_id, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (agency_id, policy_id) REFERENCES policy (agency_id, id) DEFERRABLE INITIALLY DEFERRED,
  CHECK (valid_to >= created_on)
);
CREATE INDEX quote_customer ON quote (agency_id, customer_id);
CREATE INDEX quote_policy ON quote (agency_id, policy_id) WHERE policy_id IS NOT NULL;

CREATE TABLE interaction (
  id              text   NOT NULL,
  agency_id       bigint NOT NULL,
  portfolio       bigint NOT NULL,
  customer_id     text   NOT NULL,
  at              text   NOT NULL,
  channel         text   NOT NULL,
  direction       text   NOT NULL CHECK (direction IN ('IN', 'OUT')),
  kind            text   NOT NULL,
  subject         text   NOT NULL,
  outcome         text,
  note            text,
  collaborator_id text,
  policy_id       text,
  claim_id        text,
  follow_up_on    text,
  PRIMARY KEY (agency_id, id),
  FOREIGN KEY (agency_id, portfolio) REFERENCES portfolio (agency_id, number),
  FOREIGN KEY (agency_id, customer_id) REFERENCES customer (agency_id, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (agency_id, collaborator_id) REFERENCES collaborator (agency_id, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (agency_id, policy_id) REFERENCES policy (agency_id, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (agency_id, claim_id) REFERENCES claim (agency_id, id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX interaction_customer ON interaction (agency_id, customer_id);
CREATE INDEX interaction_policy ON interaction (agency_id, policy_id) WHERE policy_id IS NOT NULL;
CREATE INDEX interaction_claim ON interaction (agency_id, claim_id) WHERE claim_id IS NOT NULL;

SELECT feed_watch('policy'), feed_watch('guarantee'), feed_watch('title'), feed_watch('claim'), feed_watch('quote'),
       feed_watch('interaction');
