import { expect, test } from 'vitest'
import { type BranchCode, branchCode, needArea } from '../../lib/codes.ts'
import { branches, branchKindOf, branchName, businessAreaOf } from './branches.ts'
import {
  countNeedAreas,
  needAreaMask,
  needAreaOfBranch,
  needAreasOfMask,
  needAreasOfPolicy,
} from './need-areas.ts'

const flags = { business: false, pension: false, death: false }

test('the list of the domain', () => {
  const areas = (codes: readonly BranchCode[], changes: Partial<typeof flags> = {}) =>
    needAreasOfMask(needAreasOfPolicy(codes, { ...flags, ...changes }))
  expect(areas(['10', '3'])).toEqual(['MOBILITA'])
  expect(areas(['8', '9', '13'])).toEqual(['CASA_PATRIMONIO'])
  expect(areas(['8', '9', '13', '15'], { business: true })).toEqual(['ATTIVITA_IMPRESA'])
  expect(areas(['1', '2', 'IV'])).toEqual(['SALUTE_INFORTUNI'])
  expect(areas(['I'], { death: true })).toEqual(['FAMIGLIA_REDDITO'])
  expect(areas(['16'])).toEqual(['FAMIGLIA_REDDITO'])
  expect(areas(['I', 'III', 'V'])).toEqual(['RISPARMIO_INVESTIMENTO'])
  expect(areas(['III'], { pension: true })).toEqual(['PREVIDENZA'])
  expect(areas(['VI'])).toEqual(['PREVIDENZA'])
  expect(areas(['17', '18'])).toEqual(['TUTELA_VIAGGI'])
  expect(areas(['8', '13', '18'])).toEqual(['CASA_PATRIMONIO', 'TUTELA_VIAGGI'])
})

test('accessories of a vehicle stay in mobility', () => {
  expect(needAreasOfMask(needAreasOfPolicy(['10', '3', '1', '17', '18']))).toEqual(['MOBILITA'])
})

test('every branch has an area, with and without flags', () => {
  for (const code of branchCode.options) {
    for (const business of [true, false]) {
      expect(needArea.options).toContain(needAreaOfBranch(code, { ...flags, business }))
    }
  }
})

test('masks keep the order and count', () => {
  const mask = needAreaMask(['TUTELA_VIAGGI', 'MOBILITA'])
  expect(mask).toBe(129)
  expect(needAreasOfMask(mask)).toEqual(['MOBILITA', 'TUTELA_VIAGGI'])
  expect(countNeedAreas(mask)).toBe(2)
  expect(countNeedAreas(0)).toBe(0)
  expect(needAreasOfMask(255)).toEqual(needArea.options)
})

test('branches', () => {
  expect(branches).toHaveLength(24)
  expect(branchName('10')).toBe('RC autoveicoli terrestri')
  expect(branches.filter(({ life }) => life).map(({ code }) => code)).toEqual([
    'I',
    'II',
    'III',
    'IV',
    'V',
    'VI',
  ])
})

test.each([
  [['10', '3', '18'], 'RCA', 'AUTO'],
  [['3'], 'DANNI', 'AUTO'],
  [['8', '13'], 'DANNI', 'RE'],
  [['1'], 'DANNI', 'RE'],
  [['I'], 'VITA', 'VITA'],
  [['VI'], 'VITA', 'VITA'],
] as const)('%j is %s, %s', (codes, kind, area) => {
  expect(branchKindOf(codes)).toBe(kind)
  expect(businessAreaOf(codes)).toBe(area)
})
