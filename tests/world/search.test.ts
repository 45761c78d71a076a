// What the palette finds, against a plain reading of all customers, letter by letter.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadPages } from '../../bench/lib/load.ts'
import { makePages } from '../../bench/lib/pages.ts'
import { readPoliciesOfCustomer } from '../../db/features/policies/reader.ts'
import { type ExactKey, exactKeys } from '../../db/keys/exact-keys.ts'
import { openTestMirror, type TestMirror } from '../../db/testing.ts'
import { find } from '../../electron/core/features/search/find.ts'
import { foldText, searchableText, searchForms } from '../../shared/lib/text.ts'

const TODAY = '2026-11-21'
const LIMIT = 12
const MOST = 500

type Stored = {
  id: string
  name: string
  sort_name: string
  fiscal_code: string | null
  vat_number: string | null
  mobile: string | null
  phone: string | null
  email: string | null
}

type Person = Stored & { words: readonly string[] }

let mirror: TestMirror
let everyone: Person[]
beforeAll(() => {
  mirror = openTestMirror()
  loadPages(mirror.db, makePages('demo', 1))
  everyone = mirror.db
    .prepare<[], Stored>(
      `SELECT c.id, c.name, c.sort_name, p.fiscal_code, p.vat_number, p.mobile, p.phone, p.email
       FROM customer_list AS c JOIN customer AS p ON p.id = c.id ORDER BY c.sort_name, c.n`,
    )
    .all()
    .map((person) => ({ ...person, words: searchableText(person.name).split(' ') }))
}, 60_000)
afterAll(() => mirror?.dispose())

function hasKey(person: Person, { kind, prefix }: ExactKey): boolean {
  const { fiscal_code, vat_number, mobile, phone, email } = person
  const own = {
    fiscalCode: [fiscal_code],
    vatNumber: [vat_number],
    phone: [mobile, phone],
    email: [email?.toLowerCase() ?? null],
    number: [],
    plate: [],
  }[kind]
  return own.some((value) => value?.startsWith(prefix))
}

/** Who is found, in what order, and how many, by reading everybody. */
function expected(text: string): { keyed: Set<string>; named: string[]; total: number } {
  const keys = exactKeys(text)
  const beginning = foldText(text)
  const { words, joined } = searchForms(text)
  const forms = [words, joined].filter((form) => form !== '').map((form) => form.split(' '))
  const keyed: string[] = []
  const surnames: string[] = []
  const others: string[] = []
  for (const person of everyone)
    if (keys.some((key) => hasKey(person, key))) keyed.push(person.id)
    else if (beginning !== '' && person.sort_name.startsWith(beginning)) surnames.push(person.id)
    else if (forms.some((form) => form.every((typed) => person.words.some((word) => word.startsWith(typed)))))
      others.push(person.id)
  const named = [...surnames, ...others]
  return { keyed: new Set(keyed), named, total: Math.min(MOST, keyed.length + named.length) }
}

function letterByLetter(text: string): string[] {
  return Array.from({ length: Math.min(text.length, 14) }, (_, length) => text.slice(0, length + 1))
}

test('every keystroke of names and keys finds whom a reading of all finds, in order, and counts them', () => {
  const samples = everyone.filter((_, index) => index % 100 === 0)
  const texts = samples.flatMap((person) => {
    const backwards = person.name.split(' ').toReversed().join(' ')
    const keys = [person.fiscal_code, person.vat_number, person.mobile, person.phone, person.email]
    return [person.name, backwards, ...keys].flatMap((text) => (text === null ? [] : letterByLetter(text)))
  })
  for (const text of new Set([...texts, 'd a', 'r m', 'a b c', 'd’a m', '@', ' ', '-'])) {
    const { keyed, named, total } = expected(text)
    const found = find(mirror.db, text, LIMIT, TODAY)
    const ids = found.people.map(({ id }) => id)
    const places = Math.min(LIMIT, keyed.size)
    expect(found.total, text).toBe(total)
    expect(new Set(ids).size, text).toBe(ids.length)
    expect(
      ids.slice(0, places).every((id) => keyed.has(id)),
      text,
    ).toBe(true)
    // Of more than 500 named ones the first that were read are taken, after the surnames.
    if (total < MOST) expect(ids.slice(places), text).toEqual(named.slice(0, LIMIT - places))
  }
})

test('a whole key stands before those that only begin so', () => {
  const phones = everyone.flatMap(({ mobile }) => (mobile === null ? [] : [mobile]))
  const [mobile] = phones
  const owner = everyone.find((person) => person.mobile === mobile)
  expect(find(mirror.db, mobile ?? '', LIMIT, TODAY).people[0]).toMatchObject({
    id: owner?.id,
    matched: 'phone',
  })
})

test('policies are found by number and plate, each with its coverage as on the card', () => {
  const policies = mirror.db
    .prepare<[], { id: string; number: string; plate: string | null; holderId: string }>(
      'SELECT id, number, plate, holder_id AS holderId FROM policy WHERE plate IS NOT NULL LIMIT 20',
    )
    .all()
  expect(policies.length).toBe(20)
  for (const policy of policies)
    for (const text of [policy.number, policy.plate ?? '']) {
      const found = find(mirror.db, text, LIMIT, TODAY).policies.find(({ id }) => id === policy.id)
      const card = readPoliciesOfCustomer(mirror.db, policy.holderId, TODAY)
      const onCard = card.find((each) => each.policy.id === policy.id)
      expect(found).toMatchObject({
        customerId: policy.holderId,
        number: policy.number,
        plate: policy.plate,
        productName: onCard?.product.name,
        coverage: onCard?.coverage,
      })
    }
})

test('a number is found as its insurer writes it, with slashes and dashes or without', () => {
  const { id, number } = mirror.db
    .prepare<[], { id: string; number: string }>(
      "SELECT id, number FROM policy WHERE number GLOB '[0-9]*' LIMIT 1",
    )
    .get() as { id: string; number: string }
  const written = `${number.slice(0, 3)}/${number.slice(3, 5)}-${number.slice(5)}`
  mirror.db.prepare('UPDATE policy SET number = ? WHERE id = ?').run(written, id)
  for (const text of [written, number, `${number.slice(0, 3)} / ${number.slice(3)}`])
    expect(
      find(mirror.db, text, LIMIT, TODAY).policies.map((found) => found.id),
      text,
    ).toContain(id)
})
