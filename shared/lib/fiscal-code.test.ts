import codiceFiscale from 'codice-fiscale-js'
import fc from 'fast-check'
import { stdnum } from 'stdnum'
import { describe, expect, test } from 'vitest'
import { dayNumber, dayOfNumber } from './dates.ts'
import {
  computeFiscalCode,
  type FiscalPerson,
  fiscalCode,
  isLegalPersonFiscalCode,
  isPersonFiscalCode,
  normalFiscalCode,
  omocodesOf,
  parseFiscalCode,
  verifyFiscalCode,
  withoutOmocode,
} from './fiscal-code.ts'
import { municipalities } from './municipalities.ts'

// The package's types promise a default export; what it exports is an object that holds the class.
const { CodiceFiscale } = codiceFiscale as unknown as { CodiceFiscale: typeof codiceFiscale }

const mario: FiscalPerson = {
  name: 'Mario',
  surname: 'Rossi',
  birthDate: '1980-05-07',
  sex: 'M',
  placeCode: 'F839',
}
const code = 'RSSMRA80E07F839V'
const today = '2025-11-21'

const place = fc.constantFrom(...municipalities)
const name = fc
  .array(
    fc.constantFrom(
      ...[
        'Anna',
        'Io',
        'Gianfranco',
        'Maria',
        'Ugo',
        'Li',
        'Al',
        'Niccolò',
        'Zoë',
        "D'Angelo",
        'De Luca',
        'Fo',
        'Wu',
        'Eà',
      ],
      ...['Ottaviano', 'Giuseppe', 'Aiea', 'Bianchi', 'Strozzi', 'Ng', 'Y', 'Esposito'],
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) => parts.join(' '))
const person: fc.Arbitrary<FiscalPerson> = fc.record({
  name,
  surname: name,
  birthDate: fc.integer({ min: dayNumber('1930-01-01'), max: dayNumber('2025-01-01') }).map(dayOfNumber),
  sex: fc.constantFrom('M', 'F'),
  placeCode: place.map((municipality) => municipality.code),
})

test('a known person', () => {
  expect(computeFiscalCode(mario)).toBe(code)
  expect(parseFiscalCode(code, today)).toEqual({
    birthDate: '1980-05-07',
    sex: 'M',
    placeCode: 'F839',
    omocode: false,
  })
})

test.each([
  ['Fo', 'Io', 'FOXIOX'],
  ['Rosi', 'Gianfranco', 'RSOGFR'],
  ['Wu', 'Y', 'WUXYXX'],
  ["D'Angelo", 'Niccolò', 'DNGNCL'],
  ['De Luca', 'Zoë', 'DLCZOE'],
  ['Aiea', 'Mario', 'AIEMRA'],
])('names with few or many consonants: %s %s', (surname, given, letters) => {
  expect(computeFiscalCode({ ...mario, surname, name: given }).slice(0, 6)).toBe(letters)
})

describe('against other implementations', () => {
  const plain = (text: string) => text.normalize('NFD').replace(/[^A-Za-z]/g, '')
  test('property: codice-fiscale-js builds the same code, stdnum accepts it', () => {
    fc.assert(
      fc.property(person, (someone) => {
        const ours = computeFiscalCode(someone)
        const [year, month, day] = someone.birthDate.split('-').map(Number)
        const body =
          CodiceFiscale.surnameCode(plain(someone.surname)) +
          CodiceFiscale.nameCode(plain(someone.name)) +
          CodiceFiscale.dateCode(day ?? 0, month ?? 0, year ?? 0, someone.sex) +
          someone.placeCode
        expect(ours).toBe(body + CodiceFiscale.getCheckCode(body))
        expect(stdnum.IT?.codicefiscale?.validate(ours).isValid).toBe(true)
        expect(isPersonFiscalCode(ours)).toBe(true)
        expect(parseFiscalCode(ours, today)).toMatchObject({
          sex: someone.sex,
          placeCode: someone.placeCode,
          omocode: false,
        })
        expect(parseFiscalCode(ours, '2029-12-31')?.birthDate.slice(2)).toBe(someone.birthDate.slice(2))
        expect(verifyFiscalCode(ours, someone)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
  test('omocodes are the same 127', () => {
    const ours = omocodesOf(code)
    expect(ours).toHaveLength(127)
    expect([...ours].sort()).toEqual([...CodiceFiscale.getOmocodie(code)].sort())
    expect(ours[0]?.slice(0, 15)).toBe('RSSMRA80E07F83V') // the last digit goes first
  })
  test('property: a changed character is noticed by all three or by none', () => {
    fc.assert(
      fc.property(
        person,
        fc.nat(15),
        fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'),
        (someone, at, char) => {
          const good = computeFiscalCode(someone)
          const changed = good.slice(0, at) + char + good.slice(at + 1)
          if (isPersonFiscalCode(changed)) {
            expect(stdnum.IT?.codicefiscale?.validate(changed).isValid).toBe(true)
            expect(CodiceFiscale.check(changed)).toBe(true)
          } else if (CodiceFiscale.check(changed)) {
            // Only we know that 31 April is no day.
            expect(parseFiscalCode(changed, '2099-12-31')).toBeNull()
          }
        },
      ),
      { numRuns: 1000 },
    )
  })
})

describe('omocodia', () => {
  test.each(omocodesOf(code))('%s is the same person', (omocode) => {
    expect(parseFiscalCode(omocode, today)).toEqual({
      birthDate: '1980-05-07',
      sex: 'M',
      placeCode: 'F839',
      omocode: true,
    })
    expect(withoutOmocode(omocode)).toBe(code)
    expect(verifyFiscalCode(omocode, mario)).toEqual([])
    expect(omocodesOf(omocode)).toHaveLength(127)
  })
})

test.each([
  [{ ...mario, surname: 'Bianchi' }, [{ part: 'surname', expected: 'BNC', found: 'RSS' }]],
  [{ ...mario, name: 'Marco' }, [{ part: 'name', expected: 'MRC', found: 'MRA' }]],
  [{ ...mario, birthDate: '1980-05-08' }, [{ part: 'birthDate', expected: '80E08', found: '80E07' }]],
  [{ ...mario, sex: 'F' }, [{ part: 'sex', expected: 'F', found: 'M' }]],
  [{ ...mario, placeCode: 'L219' }, [{ part: 'place', expected: 'L219', found: 'F839' }]],
  [{ surname: 'Rossi', name: null }, []],
  [{}, []],
] as const)('what disagrees is explained: %j', (someone, mismatches) => {
  expect(verifyFiscalCode(code, someone)).toEqual(mismatches)
})

test('wrong check letter and wrong shape', () => {
  expect(verifyFiscalCode('RSSMRA80E07F839X', mario)).toEqual([{ part: 'check', expected: 'V', found: 'X' }])
  expect(verifyFiscalCode('RSSMRA80E07', mario)).toMatchObject([{ part: 'shape' }])
  expect(verifyFiscalCode('', mario)).toMatchObject([{ part: 'shape' }])
})

test('the century is the later one that is not in the future', () => {
  const born = (birthDate: string) => computeFiscalCode({ ...mario, birthDate })
  expect(parseFiscalCode(born('1925-11-21'), today)?.birthDate).toBe('2025-11-21')
  expect(parseFiscalCode(born('1925-11-22'), today)?.birthDate).toBe('1925-11-22')
  expect(parseFiscalCode(born('2000-02-29'), today)?.birthDate).toBe('2000-02-29')
})

test.each(['RSSMRA80E32F839', 'RSSMRA80D31F839', 'RSSMRA81B29F839', 'RSSMRA80E00F839', 'RSSMRA80E40F839'])(
  'impossible date in %s',
  (body) => {
    const check = CodiceFiscale.getCheckCode(body)
    expect(isPersonFiscalCode(body + check)).toBe(false)
  },
)

test('legal persons have eleven digits', () => {
  expect(isLegalPersonFiscalCode('00743110157')).toBe(true)
  expect(isLegalPersonFiscalCode('00743110158')).toBe(false)
  expect(fiscalCode.safeParse('00743110157').success).toBe(true)
  expect(fiscalCode.safeParse(code).success).toBe(true)
  expect(fiscalCode.safeParse(code.toLowerCase()).success).toBe(false)
  expect(fiscalCode.safeParse('').success).toBe(false)
  expect(normalFiscalCode(' rss mra 80e07 f839v ')).toBe(code)
})
