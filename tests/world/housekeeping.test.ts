import { Pool } from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tidy } from '../../headoffice/housekeeping.ts'
import { openTestHeadOffice } from './head-office.ts'

let office: Awaited<ReturnType<typeof openTestHeadOffice>>

beforeAll(async () => {
  office = await openTestHeadOffice()
})
afterAll(() => office.close())

test('a task that fails is told and leaves the others to be done', async () => {
  const { pool } = office
  await pool.query(
    "INSERT INTO sign_in_try (key, since) VALUES ('old', now() - interval '2 hours'), ('fresh', now())",
  )
  await pool.query('ALTER TABLE feed_mark RENAME TO feed_mark_elsewhere')
  const told: string[] = []
  await tidy({ pool, log: pino({}, { write: (line: string) => void told.push(JSON.parse(line).what) }) })
  expect(told).toEqual(['feeds'])
  const { rows } = await pool.query<{ key: string }>('SELECT key FROM sign_in_try')
  expect(rows).toEqual([{ key: 'fresh' }])
})

test('it ends with the task under way when it is told to stop', async () => {
  const { pool } = office
  await pool.query("INSERT INTO sign_in_try (key, since) VALUES ('old', now() - interval '2 hours')")
  const stop = new AbortController()
  // The first task fails, as above.
  await tidy({ pool, log: pino({}, { write: () => stop.abort() }) }, stop.signal)
  const { rows } = await pool.query<{ key: string }>("SELECT key FROM sign_in_try WHERE key = 'old'")
  expect(rows).toEqual([{ key: 'old' }])
})

test('a task over a large table takes longer than a call may', async () => {
  await office.pool.query(`
    CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.3); RETURN OLD; END';
    CREATE TRIGGER slowly BEFORE DELETE ON sign_in_try FOR EACH ROW EXECUTE FUNCTION slowly();
    INSERT INTO sign_in_try (key, since) VALUES ('older', now() - interval '2 hours')`)
  const pool = new Pool({ connectionString: office.databaseUrl, statement_timeout: 100 })
  await tidy({ pool, log: pino({ level: 'silent' }) })
  await pool.end()
  const { rows } = await office.pool.query<{ key: string }>("SELECT key FROM sign_in_try WHERE key = 'older'")
  expect(rows).toEqual([])
})
