import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readEditCounts } from '../../../../db/features/edits/counts.ts'
import { readDraft } from '../../../../db/features/edits/drafts.ts'
import { readInbox, readPendingOf } from '../../../../db/features/edits/inbox-reader.ts'
import { MERGED } from '../../../../db/features/edits/merged.ts'
import { REFUSED } from '../../../../db/features/edits/refused.ts'
import { readSteps } from '../../../../db/features/edits/undo.ts'
import { type Change, changeId } from '../../../../shared/features/history/model.ts'
import { MOST_PUSH_FAILURES } from '../../../../shared/sync/mutations.ts'
import { create, customerRow, EditDesk, patch } from './edit-desk.fixtures.ts'

const DAY_MS = 86_400_000

let desk: EditDesk

beforeEach(() => {
  desk = new EditDesk()
})
afterEach(() => desk.dispose())

function heldCustomer() {
  const customer = customerRow()
  desk.put('customer', customer)
  return customer
}

/** Lines of history about his mail address, as head office sends them. */
function changeLine({ id: rowId, agencyId, portfolio }: ReturnType<typeof heldCustomer>) {
  return (id: string, actorName: string, from: string, to: string): Change => ({
    id,
    agencyId,
    portfolio,
    customerId: rowId,
    tbl: 'customer',
    rowId,
    kind: 'PATCH',
    field: 'email',
    oldValue: JSON.stringify(from),
    newValue: JSON.stringify(to),
    actorId: null,
    actorName,
    deviceId: null,
    at: '2026-03-01T10:00:00.000Z',
    source: 'DESK',
    mutationId: null,
  })
}

function inboxIds(nowMs = desk.nowMs) {
  const { waiting, refused, merged } = readInbox(desk.db, nowMs)
  const ids = (list: typeof waiting) => list.map((line) => line.id)
  return { waiting: ids(waiting), refused: ids(refused), merged: ids(merged) }
}

describe('the inbox', () => {
  test('sorts by what came of each edit; what is simply done is not in it', () => {
    const { id } = heldCustomer()
    const mails = ['mario@example.it', 'a@example.it', 'b@example.it', 'c@example.it', 'd@example.it']
    const [waiting, refused, merged, done] = mails
      .slice(1)
      .flatMap((to, at) => desk.apply(patch(id, 'email', mails[at] ?? null, to)))
    desk.answer(refused, { result: 'rejected', code: 'invalid_value', field: 'email' })
    desk.answer(merged, { result: 'merged', fields: ['email'] })
    desk.answer(done, { result: 'applied' })
    expect(inboxIds()).toEqual({ waiting: [waiting], refused: [refused], merged: [merged] })
    expect(readEditCounts(desk.db, desk.nowMs)).toEqual({ waiting: 1, conflicts: 0, refused: 1, merged: 1 })
    expect(readInbox(desk.db, desk.nowMs).refused[0]).toMatchObject({
      tbl: 'customer',
      rowId: id,
      customerId: id,
      name: 'Rossi Mario',
      op: 'patch',
      fields: { email: { from: 'a@example.it', to: 'b@example.it' } },
      outcome: { code: 'invalid_value' },
      follows: false,
    })
  })

  test('keeps the name that the record had when it was typed', () => {
    const id = randomUUID()
    const [made] = desk.apply(create(id, 'Bianchi'))
    desk.answer(made, { result: 'rejected', code: 'forbidden' })
    expect(desk.row('customer', id)).toBeNull()
    expect(readInbox(desk.db, desk.nowMs).refused[0]).toMatchObject({ name: 'Bianchi Anna' })
  })

  test('tells what was merged for a week', () => {
    const { id } = heldCustomer()
    const [merged] = desk.apply(patch(id, 'email', 'mario@example.it', null))
    desk.answer(merged, { result: 'merged', fields: ['email'] })
    const told = (nowMs: number) => [inboxIds(nowMs).merged, readEditCounts(desk.db, nowMs).merged]
    expect(told(desk.nowMs + 7 * DAY_MS - 1000)).toEqual([[merged], 1])
    expect(told(desk.nowMs + 7 * DAY_MS + 1000)).toEqual([[], 0])
  })

  test('tells what somebody else had written into what was merged, once the history of it is here', () => {
    const customer = heldCustomer()
    const [merged] = desk.apply(patch(customer.id, 'email', 'mario@example.it', 'mio@example.it'))
    desk.answer(merged, { result: 'merged', fields: ['email'] })
    const others = () => readInbox(desk.db, desk.nowMs).merged.map((line) => line.others)
    expect(others()).toEqual([[]])
    const before = { email: 'mario@example.it', theirs: 'suo@example.it', ours: 'mio@example.it' }
    const line = changeLine(customer)
    desk.put('change', line(randomUUID(), 'Luca Gandino', before.email, before.theirs), 50)
    desk.put('change', line(changeId(merged ?? '', 'email'), 'Marta Rinaldi', before.theirs, before.ours), 51)
    desk.put('change', line(randomUUID(), 'Enrico Taricco', before.ours, before.theirs), 52)
    expect(others()).toEqual([[{ field: 'email', value: before.theirs, by: 'Luca Gandino' }]])
  })

  test('fault 19: what follows a given-up edit on the same row waits for the same decision', () => {
    const { id } = heldCustomer()
    const other = heldCustomer()
    const [first] = desk.apply(patch(id, 'email', 'mario@example.it', null))
    const [second] = desk.apply(patch(id, 'pec', null, 'mario@pec.it'))
    desk.apply(patch(other.id, 'email', 'mario@example.it', null))
    desk.db.prepare('UPDATE mutation SET failures = ? WHERE row_id = ?').run(MOST_PUSH_FAILURES, id)
    const follows = () => {
      const { waiting, refused } = readInbox(desk.db, desk.nowMs)
      return [...waiting, ...refused].filter((line) => line.follows).map((line) => line.id)
    }
    expect(follows()).toEqual([second])
    desk.answer(first, { result: 'voided' })
    desk.answer(second, { result: 'voided' })
    expect(inboxIds().refused).toEqual([second, first])
    expect(follows()).toEqual([second])
  })
})

test('what came of thousands of edits is found through indexes', () => {
  const conditions = [REFUSED, MERGED, "state = 'queued'", "agency_id = 1 AND seq <= 9 AND state = 'settled'"]
  const plans = conditions.map((condition) =>
    desk.db
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN SELECT * FROM mutation WHERE ${condition}`)
      .all()
      .map((step) => step.detail)
      .join(),
  )
  expect(plans).toEqual([
    expect.stringContaining('SEARCH mutation USING INDEX mutation_answer'),
    expect.stringContaining('SEARCH mutation USING INDEX mutation_answer'),
    expect.stringContaining('SEARCH mutation USING INDEX mutation_state'),
    expect.stringContaining('SEARCH mutation USING INDEX mutation_state'),
  ])
})

describe('retry', () => {
  test('queues what was refused again as a new mutation at the version of now, and puts the old one away', () => {
    const { id } = heldCustomer()
    const [refused] = desk.apply(patch(id, 'email', 'mario@example.it', 'nuovo@example.it'))
    desk.answer(refused, { result: 'rejected', code: 'forbidden' })
    desk.put('customer', customerRow({ id }), 77)
    expect(desk.row('customer', id)?.email).toBe('mario@example.it')
    expect(desk.run('retry', { id: refused ?? '' })).toBe(true)
    const again = desk.lastMutation()
    expect(again).toMatchObject({
      base_ver: 77,
      fields: { email: { from: 'mario@example.it', to: 'nuovo@example.it' } },
    })
    expect(again.id).not.toBe(refused)
    expect(inboxIds()).toEqual({ waiting: [again.id], refused: [], merged: [] })
    expect(desk.row('customer', id)?.email).toBe('nuovo@example.it')
    desk.run('undo', null)
    expect(desk.row('customer', id)?.email).toBe('mario@example.it')
  })

  test('makes a row again whose making was refused', () => {
    const id = randomUUID()
    const [made] = desk.apply(create(id, 'Bianchi'))
    desk.answer(made, { result: 'rejected', code: 'forbidden' })
    expect(desk.row('customer', id)).toBeNull()
    desk.run('retry', { id: made ?? '' })
    expect(desk.row('customer', id)).toMatchObject({ lastName: 'Bianchi' })
    expect(desk.lastMutation()).toMatchObject({ op: 'create', base_ver: 0 })
  })

  test('takes a group whole: what stood or fell together does so again', () => {
    const { id } = heldCustomer()
    const made = desk.apply(
      create(randomUUID(), 'Bianchi'),
      patch(id, 'email', 'mario@example.it', 'nuovo@example.it'),
    )
    desk.answer(made[0], { result: 'rejected', code: 'group' })
    desk.answer(made[1], { result: 'rejected', code: 'forbidden' })
    desk.run('retry', { id: made[1] ?? '' })
    expect(
      desk
        .mutations()
        .slice(2)
        .map((line) => line.op),
    ).toEqual(['create', 'patch'])
    expect(new Set(desk.mutations().map((line) => line.grp)).size).toBe(2)
    expect(inboxIds().refused).toEqual([])
  })

  test('of an undo still names what it takes back', () => {
    const { id } = heldCustomer()
    const [first] = desk.apply(patch(id, 'email', 'mario@example.it', 'nuovo@example.it'))
    desk.run('undo', null)
    const refused = desk.lastMutation().id
    desk.answer(refused, { result: 'rejected', code: 'forbidden' })
    desk.run('retry', { id: refused })
    expect(desk.lastMutation()).toMatchObject({ undo_of: first })
    expect(desk.row('customer', id)?.email).toBe('mario@example.it')
    expect(readSteps(desk.db).undo).not.toBeNull()
  })

  test('stays in the inbox when this desk already refuses it', () => {
    const { id } = heldCustomer()
    const [refused] = desk.apply(patch(id, 'email', 'mario@example.it', null))
    desk.answer(refused, { result: 'rejected', code: 'scope_lost' })
    desk.db.prepare('DELETE FROM customer WHERE id = ?').run(id)
    expect(desk.run('retry', { id: refused ?? '' })).toEqual({ refused: [{ code: 'not_found' }] })
    expect(inboxIds().refused).toEqual([refused])
  })

  test('of what waits, or is not there, does nothing', () => {
    const { id } = heldCustomer()
    const [waiting] = desk.apply(patch(id, 'email', 'mario@example.it', null))
    expect(desk.run('retry', { id: waiting ?? '' })).toBe(false)
    expect(desk.run('retry', { id: randomUUID() })).toBe(false)
    expect(desk.mutations()).toHaveLength(1)
  })
})

test('what was refused or merged can be put away, what waits cannot', () => {
  const { id } = heldCustomer()
  const [merged] = desk.apply(patch(id, 'email', 'mario@example.it', null))
  const refused = desk.apply(patch(id, 'pec', null, 'a@pec.it'), create(randomUUID(), 'Bianchi'))
  const [waiting] = desk.apply(patch(id, 'pec', 'a@pec.it', 'b@pec.it'))
  desk.answer(merged, { result: 'merged', fields: ['email'] })
  for (const one of refused) desk.answer(one, { result: 'rejected', code: 'group' })
  expect(desk.run('dismiss', { id: merged ?? '' })).toBe(true)
  expect(desk.run('dismiss', { id: refused[0] ?? '' })).toBe(true)
  expect(desk.run('dismiss', { id: waiting ?? '' })).toBe(false)
  expect(inboxIds()).toEqual({ waiting: [waiting], refused: [], merged: [] })
})

test('pending fields are those laid on top, by row of the card', () => {
  const { id } = heldCustomer()
  heldCustomer()
  const note = randomUUID()
  desk.apply(patch(id, 'email', 'mario@example.it', null))
  const [answered] = desk.apply(patch(id, 'pec', null, 'mario@pec.it'))
  desk.answer(answered, { result: 'applied' })
  const [refused] = desk.apply(patch(id, 'lastName', 'Rossi', 'Verdi'))
  desk.answer(refused, { result: 'rejected', code: 'forbidden' })
  const fields = { customerId: id, at: '2026-03-01T09:00:00.000Z', channel: 'EMAIL', direction: 'OUT' }
  const more = { kind: 'CHIAMATA', subject: 'Scadenza' }
  desk.apply({
    tbl: 'interaction',
    id: note,
    op: 'create',
    fields: Object.fromEntries(
      Object.entries({ ...fields, ...more }).map(([field, to]) => [field, { from: null, to }]),
    ),
  })
  expect(readPendingOf(desk.db, id)).toEqual([
    { tbl: 'customer', rowId: id, fields: ['email', 'pec'] },
    { tbl: 'interaction', rowId: note, fields: Object.keys({ ...fields, ...more }) },
  ])
})

test('a draft is kept until it is dropped, and is no step of undo', () => {
  const key = `interaction:${randomUUID()}`
  expect(readDraft(desk.db, key)).toEqual({ value: null, savedAt: null })
  desk.run('saveDraft', { key, value: 'prima' })
  desk.run('saveDraft', { key, value: 'poi' })
  expect(readDraft(desk.db, key)).toMatchObject({ value: 'poi' })
  expect(readSteps(desk.db)).toEqual({ undo: null, redo: null })
  desk.run('dropDraft', { key })
  expect(readDraft(desk.db, key).value).toBeNull()
})
