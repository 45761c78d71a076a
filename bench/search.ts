// Per keystroke in the palette over all customers, against an exact look-up in a B-tree and against LIKE
// (docs/architecture.md, Budgets: search).
import { openConnection } from '../db/open.ts'
import { openTestMirror } from '../db/testing.ts'
import { find } from '../electron/core/features/search/find.ts'
import { dayInRome } from '../shared/lib/dates.ts'
import { loadPages } from './lib/load.ts'
import { makePages } from './lib/pages.ts'
import { preset } from './lib/preset.ts'
import { percentile, report, timed } from './lib/result.ts'

/** As many as the palette asks for. */
const SHOWN = 12
/** A scan takes as long as twenty keystrokes. */
const LIKE_EVERY = 20
const SEARCHED = new Set([
  'sales_area',
  'district',
  'agency',
  'sale_point',
  'collaborator',
  'portfolio',
  'product',
  'customer',
  'policy',
  'title',
])

/** Everything people type, letter by letter: names, fiscal codes, policy numbers, plates, phones. */
function keystrokes(
  samples: readonly {
    name: string
    fiscalCode: string | null
    mobile: string | null
    number: string
    plate: string | null
  }[],
): string[] {
  const texts = samples.flatMap((row) =>
    [row.name, row.fiscalCode, row.mobile, row.number, row.plate].filter((text) => text !== null),
  )
  return texts.flatMap((text) =>
    Array.from({ length: Math.min(text.length, 12) }, (_, length) => text.slice(0, length + 1)),
  )
}

export function run(): boolean {
  console.log(`search: making ${preset} pages`)
  const mirror = openTestMirror()
  loadPages(
    mirror.db,
    makePages(preset, 1).filter(({ table }) => SEARCHED.has(table.name)),
  )
  const db = openConnection(mirror.path, mirror.key, 'read')
  const today = dayInRome(Date.now())
  const samples = db
    .prepare<[], Parameters<typeof keystrokes>[0][number]>(
      `SELECT c.name, p.fiscal_code AS fiscalCode, p.mobile, q.number, q.plate FROM customer_list AS c JOIN customer AS p ON p.id = c.id
       JOIN policy AS q ON q.holder_id = p.id WHERE c.n % (SELECT max(1, count(*) / 60) FROM customer_list) = 0 LIMIT 60`,
    )
    .all()
  const typed = keystrokes(samples)
  // The controls have a connection, and with it a page cache, of their own, and are timed between the keystrokes: what the machine does
  // meanwhile meets all three alike.
  const control = openConnection(mirror.path, mirror.key, 'read')
  // Finds one person by a whole key and reads the same columns: what a B-tree costs at least.
  const byCode = control.prepare<[string]>(
    `SELECT c.*, coalesce(l.due, 0) AS due, p.birth_date, p.mobile, p.phone
     FROM customer AS p JOIN customer_list AS c ON c.id = p.id LEFT JOIN customer_line AS l ON l.n = c.n WHERE p.fiscal_code = ?`,
  )
  // Another person each time, as each keystroke reads other people: one asked over and over would only measure the cache.
  const codes = control
    .prepare<[number], string>(
      'SELECT fiscal_code FROM customer WHERE fiscal_code IS NOT NULL ORDER BY substr(id, -6) LIMIT ?',
    )
    .pluck()
    .all(typed.length)
  const like = control.prepare<[string, number]>(
    'SELECT id, last_name, first_name FROM customer WHERE last_name LIKE ? ORDER BY last_name LIMIT ?',
  )
  for (const text of typed.slice(0, 200)) find(db, text, SHOWN, today)
  const search: number[] = []
  const btree: number[] = []
  const scans: number[] = []
  for (const [index, text] of typed.entries()) {
    search.push(timed(() => find(db, text, SHOWN, today)))
    btree.push(timed(() => byCode.all(codes[index % codes.length] ?? '')))
    if (index % LIKE_EVERY === 0) scans.push(timed(() => like.all(`%${text}%`, SHOWN)))
  }
  const customers = db.prepare<[], number>('SELECT count(*) FROM customer_list').pluck().get() ?? 0
  control.close()
  db.close()
  mirror.dispose()
  const p95 = percentile(search, 0.95)
  return report({
    name: 'search',
    figures: {
      customers,
      keystrokes: typed.length,
      p95Ms: p95,
      medianMs: percentile(search, 0.5),
      worstMs: percentile(search, 1),
      btreeP95Ms: percentile(btree, 0.95),
      likeP95Ms: percentile(scans, 0.95),
    },
    ratios: { p95VsBtree: p95 / percentile(btree, 0.95), p95VsLike: p95 / percentile(scans, 0.95) },
    budgets: [
      { key: 'p95VsBtree', atMost: 20 },
      { key: 'p95VsLike', atMost: 0.05 },
    ],
  })
}
