import { belfioreConnector } from '@marketto/belfiore-connector-embedded'
import { expect, test } from 'vitest'
import { municipalities, municipalityOf, provinceOf, provinces, regions } from './municipalities.ts'
import { foldText } from './text.ts'

test('20 regions, 107 provinces, no sign twice', () => {
  expect(regions).toHaveLength(20)
  expect(provinces).toHaveLength(107)
  expect(new Set(provinces.map(({ sign }) => sign)).size).toBe(107)
})

test('every municipality is in the register under this code and name', async () => {
  for (const { code, name } of municipalities) {
    const found = await belfioreConnector.findByCode(code)
    expect(foldText(found?.name ?? ''), code).toBe(foldText(name))
  }
})

test('codes are unique, weights positive, provinces known and all served', () => {
  expect(municipalities.length).toBeGreaterThan(300)
  expect(new Set(municipalities.map(({ code }) => code)).size).toBe(municipalities.length)
  for (const { province, weight } of municipalities) {
    expect(provinceOf(province)).not.toBeNull()
    expect(weight).toBeGreaterThan(0)
  }
  const served = new Set(municipalities.map(({ province }) => province))
  expect(provinces.filter(({ sign }) => !served.has(sign))).toEqual([])
})

test('around Torino', () => {
  expect(municipalityOf('L219')).toEqual({ code: 'L219', name: 'Torino', province: 'TO', weight: 850 })
  const names = municipalities.filter(({ province }) => province === 'TO').map(({ name }) => name)
  expect(names).toEqual(
    expect.arrayContaining([
      'Moncalieri',
      'Chieri',
      'Collegno',
      'Nichelino',
      'Settimo Torinese',
      'Grugliasco',
      'Rivoli',
      'Pinerolo',
    ]),
  )
  expect(municipalityOf('X999')).toBeNull()
  expect(provinceOf('XX')).toBeNull()
})
