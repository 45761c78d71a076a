import type { Pool } from 'pg'
import { AGENCY } from './ground-rows.ts'

type Place = { tbl: string; id: string; bucket: string; ver: number }

/** Writes down in the database where each row lay from which version on; the feed itself knows the present alone. */
export async function keepPlaces(pool: Pool): Promise<void> {
  await pool.query(`
    CREATE TABLE ground.place (tbl text, id text, bucket text, ver bigint);
    CREATE FUNCTION ground.keep_place() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO ground.place VALUES (NEW.tbl, NEW.id, NEW.bucket, NEW.ver);
      RETURN NULL;
    END $$;
    CREATE TRIGGER keep_place AFTER INSERT OR UPDATE ON sync_row
      FOR EACH ROW WHEN (NEW.agency_id = ${AGENCY}) EXECUTE FUNCTION ground.keep_place();
  `)
}

/** Forgets the places of the history before. */
export const FORGET_PLACES = 'DELETE FROM ground.place;'

/** Where each row of the agency lay through a history. */
export class Places {
  /** By `tbl|id`, in the order of versions. */
  readonly #places = new Map<string, Place[]>()

  private constructor(places: readonly Place[]) {
    for (const place of places) {
      const key = `${place.tbl}|${place.id}`
      const before = this.#places.get(key)
      if (before) before.push(place)
      else this.#places.set(key, [place])
    }
  }

  static async read(pool: Pool): Promise<Places> {
    const { rows } = await pool.query<Place>(
      `SELECT tbl, id, bucket, ver FROM ground.sync_row WHERE agency_id = $1
       UNION ALL SELECT tbl, id, bucket, ver FROM ground.place ORDER BY ver`,
      [AGENCY],
    )
    return new Places(rows)
  }

  /** The bucket in which a row lay at a version, or was deleted; null while there was none. */
  bucketAt(tbl: string, id: string, ver: number): string | null {
    return this.#places.get(`${tbl}|${id}`)?.findLast((place) => place.ver <= ver)?.bucket ?? null
  }
}
