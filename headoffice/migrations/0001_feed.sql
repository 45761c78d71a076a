-- The change feed: a counter per agency, taken last in each business transaction (sync.md section 2).
-- agency_id leads every key; feed 0 carries the catalogues.

CREATE TABLE feed (
  agency_id bigint PRIMARY KEY CHECK (agency_id >= 0),
  ver       bigint NOT NULL DEFAULT 0 CHECK (ver >= 0),
  mark      text   NOT NULL,
  epoch     uuid   NOT NULL DEFAULT gen_random_uuid(),
  -- Cursors below it are told cursor_expired: their tombstones and exits may be gone.
  min_ver   bigint NOT NULL DEFAULT 0 CHECK (min_ver >= 0)
);

-- One random mark per version step: a cursor whose mark is unknown comes from another history (fault 25).
CREATE TABLE feed_mark (
  agency_id bigint NOT NULL,
  ver       bigint NOT NULL,
  mark      text   NOT NULL,
  at        timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (agency_id, ver)
);

-- Every synced row as it travels. A tombstone keeps its place and its bucket, never its body.
CREATE TABLE sync_row (
  agency_id bigint  NOT NULL,
  tbl       text    NOT NULL COLLATE "C",
  id        text    NOT NULL COLLATE "C",
  bucket    text    NOT NULL COLLATE "C",
  ver       bigint  NOT NULL,
  body      text,
  deleted   boolean NOT NULL DEFAULT false,
  PRIMARY KEY (agency_id, tbl, id),
  CHECK (deleted = (body IS NULL))
);
-- Deltas read in this order; the page key must be unique (fault 34). The bucket is not in it: whoever holds all
-- buckets of an agency reads along it without sorting, and who holds one in ten is no slower than with an index by bucket.
CREATE INDEX sync_row_delta ON sync_row (agency_id, ver, tbl, id);
-- Snapshots read in this one.
CREATE INDEX sync_row_snapshot ON sync_row (agency_id, bucket, tbl, id) WHERE NOT deleted;

-- A row that left a bucket. At most one exit per row, bucket and version.
CREATE TABLE sync_exit (
  agency_id bigint NOT NULL,
  bucket    text   NOT NULL COLLATE "C",
  tbl       text   NOT NULL COLLATE "C",
  id        text   NOT NULL COLLATE "C",
  ver       bigint NOT NULL,
  PRIMARY KEY (agency_id, bucket, tbl, id)
);
CREATE INDEX sync_exit_delta ON sync_exit (agency_id, ver, tbl, id);

-- Proof of equality (sync.md section 8): count and XOR of the first 128 bits of SHA-256('tbl|id|ver').
CREATE TABLE bucket_sum (
  agency_id bigint NOT NULL,
  bucket    text   NOT NULL COLLATE "C",
  count     bigint NOT NULL,
  xor64a    bigint NOT NULL,
  xor64b    bigint NOT NULL,
  PRIMARY KEY (agency_id, bucket)
);

-- A row's digest, and half `part` (0 or 1) of its 128 bits, as shared/sync/sums.ts computes them. Stable, because
-- what they call is no more than that: called immutable, they would not be inlined.
CREATE FUNCTION row_digest(tbl text, id text, ver bigint) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(convert_to(tbl || '|' || id || '|' || ver, 'UTF8'))
$$;
CREATE FUNCTION digest_half(digest bytea, part int) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT ('x' || encode(substring(digest FROM part * 8 + 1 FOR 8), 'hex'))::bit(64)::bigint
$$;

-- Ends a business transaction for one agency: takes the counter and writes what readers of the feed see.
-- A null body is a tombstone. Each (tbl, id) may stand once. Callers stamp agencies in ascending order and
-- say which is the last: it checks all that was stamped, at once, and lets nothing be touched after it, because
-- a row written after its stamp would commit with a body that readers of the feed never see.
-- `scrivania.stamped` lives as long as the transaction, and is undone by a rollback to a savepoint together with
-- what it vouches for.
CREATE FUNCTION feed_stamp(
  agency bigint, new_mark text, tbls text[], ids text[], buckets text[], bodies text[], last boolean
) RETURNS bigint LANGUAGE plpgsql
-- Planning its one large statement anew for each call would take most of the time that the counter is held.
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  stamped text := coalesce(current_setting('scrivania.stamped', true), '');
  new_ver bigint;
BEGIN
  IF stamped = 'closed' OR position(' ' || agency || ':' IN stamped) > 0 THEN
    RAISE EXCEPTION 'agency % is stamped already in this transaction', agency USING ERRCODE = 'FD002';
  END IF;
  -- From here to the commit no other transaction of this agency can stamp; the statements below see all
  -- that was stamped before.
  UPDATE feed SET ver = ver + 1, mark = new_mark WHERE agency_id = agency RETURNING ver INTO new_ver;
  IF new_ver IS NULL THEN
    RAISE EXCEPTION 'agency % has no feed', agency USING ERRCODE = 'FD003';
  END IF;
  INSERT INTO feed_mark (agency_id, ver, mark) VALUES (agency, new_ver, new_mark);

  WITH change AS (
    SELECT c.tbl, c.id, c.body,
           r.bucket AS old_bucket, r.ver AS old_ver, coalesce(NOT r.deleted, false) AS was_live,
           CASE WHEN c.body IS NULL THEN coalesce(r.bucket, c.bucket) ELSE c.bucket END AS bucket
    FROM unnest(tbls, ids, buckets, bodies) AS c(tbl, id, bucket, body)
    -- One look-up by the primary key for each change: the plan is kept, and one made while the table was
    -- empty would read the whole agency for every change.
    LEFT JOIN LATERAL (
      SELECT bucket, ver, deleted FROM sync_row WHERE agency_id = agency AND tbl = c.tbl AND id = c.id LIMIT 1
    ) r ON true
  ), mix AS (
    SELECT old_bucket AS bucket, -1 AS n, row_digest(tbl, id, old_ver) AS digest FROM change WHERE was_live
    UNION ALL
    SELECT bucket, 1, row_digest(tbl, id, new_ver) FROM change WHERE body IS NOT NULL
  ), sums AS (
    INSERT INTO bucket_sum AS s (agency_id, bucket, count, xor64a, xor64b)
    SELECT agency, bucket, sum(n), bit_xor(digest_half(digest, 0)), bit_xor(digest_half(digest, 1))
    FROM mix GROUP BY bucket
    ON CONFLICT (agency_id, bucket) DO UPDATE SET
      count = s.count + excluded.count, xor64a = s.xor64a # excluded.xor64a, xor64b = s.xor64b # excluded.xor64b
  ), exits AS (
    -- Also for a row that was a tombstone: who missed the deletion still holds it in the old bucket.
    INSERT INTO sync_exit AS x (agency_id, bucket, tbl, id, ver)
    SELECT agency, old_bucket, tbl, id, new_ver FROM change WHERE old_bucket <> bucket
    ON CONFLICT (agency_id, bucket, tbl, id) DO UPDATE SET ver = excluded.ver
  )
  INSERT INTO sync_row AS r (agency_id, tbl, id, bucket, ver, body, deleted)
  SELECT agency, tbl, id, bucket, new_ver, body, body IS NULL FROM change
  ON CONFLICT (agency_id, tbl, id) DO UPDATE SET
    bucket = excluded.bucket, ver = excluded.ver, body = excluded.body, deleted = excluded.deleted;

  PERFORM set_config('scrivania.stamped', stamped || ' ' || agency || ':' || new_ver || ' ', true);
  IF last THEN
    SET CONSTRAINTS ALL IMMEDIATE;
    PERFORM set_config('scrivania.stamped', 'closed', true);
  END IF;
  RETURN new_ver;
END $$;

-- Refuses a row whose change is not in the feed (fault 23). The version of the feed alone would not do: the row may
-- carry it because the transaction before this one stamped it. The setting names the versions that this transaction took.
CREATE FUNCTION feed_require(changed_tbl text, agency bigint, changed_id text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  row_ver bigint;
BEGIN
  SELECT ver INTO row_ver FROM sync_row WHERE agency_id = agency AND tbl = changed_tbl AND id = changed_id;
  IF row_ver IS NULL
    OR position(' ' || agency || ':' || row_ver || ' ' IN coalesce(current_setting('scrivania.stamped', true), '')) = 0
  THEN
    RAISE EXCEPTION 'table % was touched without a stamp in the feed', changed_tbl USING ERRCODE = 'FD001';
  END IF;
END $$;

CREATE FUNCTION feed_check_agency() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM feed_require(TG_TABLE_NAME, OLD.agency_id, OLD.id); END IF;
  IF TG_OP = 'INSERT' THEN PERFORM feed_require(TG_TABLE_NAME, NEW.agency_id, NEW.id); END IF;
  IF TG_OP = 'UPDATE' AND (NEW.agency_id, NEW.id) <> (OLD.agency_id, OLD.id) THEN
    PERFORM feed_require(TG_TABLE_NAME, NEW.agency_id, NEW.id);
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION feed_check_catalogue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM feed_require(TG_TABLE_NAME, 0, OLD.id); END IF;
  IF TG_OP = 'INSERT' THEN PERFORM feed_require(TG_TABLE_NAME, 0, NEW.id); END IF;
  IF TG_OP = 'UPDATE' AND NEW.id <> OLD.id THEN PERFORM feed_require(TG_TABLE_NAME, 0, NEW.id); END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION feed_refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'table % is synced: its rows are deleted through the feed', TG_TABLE_NAME USING ERRCODE = 'FD001';
END $$;

-- Puts a synced table under watch; later migrations call it for each new one.
CREATE FUNCTION feed_watch(watched regclass) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  checker text := 'feed_check_catalogue';
BEGIN
  IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = watched AND attname = 'agency_id' AND NOT attisdropped) THEN
    checker := 'feed_check_agency';
  END IF;
  EXECUTE format('CREATE CONSTRAINT TRIGGER feed_stamped AFTER INSERT OR UPDATE OR DELETE ON %s '
    'DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION %I()', watched, checker);
  EXECUTE format('CREATE TRIGGER feed_no_truncate BEFORE TRUNCATE ON %s '
    'FOR EACH STATEMENT EXECUTE FUNCTION feed_refuse_truncate()', watched);
END $$;

-- Gives an agency its feed; feed 0 is made here.
CREATE FUNCTION feed_open(agency bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  first_mark text := replace(gen_random_uuid()::text, '-', '');
BEGIN
  INSERT INTO feed (agency_id, mark) VALUES (agency, first_mark);
  INSERT INTO feed_mark (agency_id, ver, mark) VALUES (agency, 0, first_mark);
END $$;

SELECT feed_open(0);
