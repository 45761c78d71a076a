-- The version that a row first had. A line of history is written once, but travels again with its customer to another
-- portfolio, and all versions leap when a database is put back: who asks what was written since a version (fault 30) must not
-- be told of what is years old.

-- Null for rows of before this column, but for the lines of history, of which this is all that is known: millions of other rows
-- need not be written anew while head office starts.
ALTER TABLE sync_row ADD COLUMN first_ver bigint;
UPDATE sync_row SET first_ver = ver WHERE tbl = 'change';

-- As in 0001, with first_ver, which no later change of the row touches.
CREATE OR REPLACE FUNCTION feed_stamp(
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
  INSERT INTO sync_row AS r (agency_id, tbl, id, bucket, ver, first_ver, body, deleted)
  SELECT agency, tbl, id, bucket, new_ver, new_ver, body, body IS NULL FROM change
  ON CONFLICT (agency_id, tbl, id) DO UPDATE SET
    bucket = excluded.bucket, ver = excluded.ver, body = excluded.body, deleted = excluded.deleted;

  PERFORM set_config('scrivania.stamped', stamped || ' ' || agency || ':' || new_ver || ' ', true);
  IF last THEN
    SET CONSTRAINTS ALL IMMEDIATE;
    PERFORM set_config('scrivania.stamped', 'closed', true);
  END IF;
  RETURN new_ver;
END $$;
