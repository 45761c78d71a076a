import { type OutboxLine, readLines } from '../../../db/features/edits/outbox.ts'
import type { Outcome } from '../../../shared/sync/mutations.ts'
import { AGENCY } from './ground-rows.ts'
import type { World } from './world.ts'

type Line = {
  id: string
  mutation_id: string | null
  tbl: string
  row_id: string
  kind: string
  field: string
  old_value: string | null
  new_value: string | null
  ver: number
}

type Effects = { lost: string[]; doubled: string[]; diverged: string[] }

/**
 * What head office made of the mutations, told from its history and its rows: each acknowledged one left its lines once, the values
 * of a field follow one upon the other to the one that stands, and each word that was added to a text stands once.
 */
export async function effectsOf(world: World): Promise<Effects> {
  const lines = await readHistory(world)
  const found: Effects = { lost: [], doubled: [], diverged: [] }
  checkLines(world, lines, found)
  checkChains(world, lines, found)
  await checkWords(world, found)
  await checkAnswers(world, found)
  return found
}

async function readHistory({ ground, ledger }: World): Promise<Line[]> {
  const { rows } = await ground.office.pool.query<Line>(
    'SELECT id, mutation_id, tbl, row_id, kind, field, old_value, new_value FROM change WHERE agency_id = $1 ORDER BY id',
    [AGENCY],
  )
  return rows
    .map((row) => ({ ...row, ver: ledger.firstVersion(row.id) }))
    .toSorted((left, right) => left.ver - right.ver)
}

/** A mutation that was applied has its lines, each once: one for a row made or deleted, one for each field that it changed. */
function checkLines(world: World, lines: readonly Line[], found: Effects): void {
  const counted = new Map<string, number>()
  for (const { mutation_id, field } of lines) {
    const key = `${mutation_id}|${field}`
    counted.set(key, (counted.get(key) ?? 0) + 1)
  }
  for (const [key, count] of counted)
    if (!key.startsWith('null|') && count > 1) found.doubled.push(`${count} lines of history for ${key}`)
  for (const desk of world.desks) {
    if (desk.wiped) continue
    for (const settled of desk.withFile((db) => readLines(db, "state = 'done'"))) {
      const { id, op, outcome } = settled
      if ((op !== 'create' && op !== 'delete') || outcome?.result !== 'applied') continue
      if (!counted.has(`${id}|`) && !stoodSo(world, settled, lines))
        found.lost.push(`${desk.name} ${id}: ${op} was applied and left no line of history`)
    }
  }
}

/**
 * Whether what a create or a delete wanted stood already, so that nothing was left to write: another mutation had made or deleted the
 * row (or deleted its customer with all that is his), head office by itself had removed it, or what this one takes back had taken no effect.
 */
function stoodSo(
  world: World,
  { id, op, tbl, rowId, undoOf, customerId, fields }: OutboxLine,
  lines: readonly Line[],
): boolean {
  const kind = op === 'create' ? 'CREATE' : 'DELETE'
  const tookEffect = (mutation: string) =>
    lines.some(({ mutation_id, field }) => mutation_id === mutation && field === '')
  if (undoOf !== null && !tookEffect(undoOf)) return true
  if (op === 'delete' && world.unlined.has(`${tbl}|${rowId}|`)) return true
  // A relation goes with the customer at either of its ends.
  const customers = [customerId, tbl === 'relation' ? fields.otherCustomerId?.from : null]
  return lines.some(
    (line) =>
      line.kind === kind &&
      line.mutation_id !== id &&
      ((line.tbl === tbl && line.row_id === rowId) ||
        (op === 'delete' && line.tbl === 'customer' && customers.includes(line.row_id))),
  )
}

/** The value that a line says it found is the one that the line before left, and the last one stands in the row. */
function checkChains(world: World, lines: readonly Line[], found: Effects): void {
  const dissolved = new Set(
    lines.flatMap(({ kind, tbl, row_id }) => (kind === 'DELETE' && tbl === 'household' ? [row_id] : [])),
  )
  /** Who lives in a household that is deleted lives in none: it goes with the household's own line. */
  const wentWithHousehold = (field: string, { new_value }: Line, { old_value }: Line): boolean =>
    field === 'householdId' &&
    old_value === null &&
    new_value !== null &&
    dissolved.has(JSON.parse(new_value))
  const last = new Map<string, Line>()
  for (const line of lines) {
    if (line.kind !== 'PATCH') continue
    const key = `${line.tbl}|${line.row_id}|${line.field}`
    if (world.unlined.has(key)) continue
    const before = last.get(key)
    last.set(key, line)
    // Within one version the order of lines is not told.
    if (!before || before.ver === line.ver || before.new_value === line.old_value) continue
    if (wentWithHousehold(line.field, before, line)) continue
    found.lost.push(
      `${key}: ${before.new_value} was written by ${before.mutation_id}, ${line.mutation_id} found ${line.old_value}`,
    )
  }
}

const TEXTS = [
  ['customer', 'notes'],
  ['interaction', 'note'],
] as const

/** Words are typed once in a history and texts that are added to keep all of them. */
async function checkWords(world: World, found: Effects): Promise<void> {
  const texts = new Map<string, string>()
  for (const [table, column] of TEXTS) {
    const { rows } = await world.ground.office.pool.query<{ id: string; text: string | null }>(
      `SELECT id, ${column} AS text FROM ${table} WHERE agency_id = $1`,
      [AGENCY],
    )
    for (const { id, text } of rows) texts.set(`${table}|${id}`, text ?? '')
  }
  for (const [key, text] of texts) {
    const words = text.split('\n').filter((word) => word !== '')
    for (const word of new Set(words))
      if (words.filter((one) => one === word).length > 1) found.doubled.push(`${key}: ${word} stands twice`)
  }
  const undone = new Set(world.desks.flatMap(({ typed }) => [...typed.values()].map(({ undoOf }) => undoOf)))
  for (const desk of world.desks) {
    if (desk.wiped) continue
    const applied = desk.withFile((db) => readLines(db, "state = 'done'"))
    for (const { id, tbl, rowId, op, fields, undoOf, outcome } of applied) {
      const text = texts.get(`${tbl}|${rowId}`)
      if (text === undefined || op === 'delete' || undoOf !== null || undone.has(id)) continue
      for (const [table, field] of TEXTS) {
        const change = table === tbl ? fields[field] : undefined
        const word = change && wordOf(change.to)
        if (word && reached(outcome, field) && !text.includes(word))
          found.lost.push(`${desk.name} ${id}: ${word} is not in ${field} of ${tbl} ${rowId}`)
      }
    }
  }
}

/** A question that was answered is closed, unless somebody took the answer back. */
async function checkAnswers(world: World, found: Effects): Promise<void> {
  const { rows } = await world.ground.office.pool.query<{ id: string }>(
    'SELECT id FROM conflict WHERE agency_id = $1 AND closed_at IS NULL',
    [AGENCY],
  )
  const open = new Set(rows.map(({ id }) => id))
  const reopened = new Set(
    world.desks.flatMap(({ typed }) =>
      [...typed.values()].flatMap(({ op, rowId, undoOf }) =>
        op === 'command' && undoOf !== null ? [rowId] : [],
      ),
    ),
  )
  for (const desk of world.desks) {
    if (desk.wiped) continue
    for (const { id, op, rowId, outcome } of desk.withFile((db) => readLines(db, "state = 'done'")))
      if (op === 'command' && outcome?.result === 'applied' && open.has(rowId) && !reopened.has(rowId))
        found.lost.push(`${desk.name} ${id}: the answer was applied, and the question is open`)
  }
}

function wordOf(text: unknown): string | undefined {
  return typeof text === 'string' ? text.split('\n').at(-1) : undefined
}

function reached(outcome: Outcome | null, field: string): boolean {
  if (outcome?.result === 'conflict') return !outcome.fields.includes(field)
  return outcome?.result === 'applied' || outcome?.result === 'merged'
}
