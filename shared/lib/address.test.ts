import { expect, test } from 'vitest'
import { anyPostcode, email, normalEmail, postcode } from './address.ts'

test('postcodes keep their leading zero', () => {
  expect(postcode.safeParse('00184').success).toBe(true)
  for (const wrong of ['184', '1018', '101233', '1012A', ' 10123']) {
    expect(postcode.safeParse(wrong).success).toBe(false)
  }
})

test('postcodes abroad are of any shape', () => {
  for (const right of ['6900', '75008', 'SW1A 1AA', '1010-123'])
    expect(anyPostcode.safeParse(right).success).toBe(true)
  for (const wrong of ['', '1', 'sw1a', '12345678901', 'via Po'])
    expect(anyPostcode.safeParse(wrong).success).toBe(false)
})

test('e-mail', () => {
  expect(email.safeParse(normalEmail(' Mario.Rossi@Example.ORG ')).data).toBe('mario.rossi@example.org')
  for (const wrong of ['', 'mario', 'mario@', 'a@b', 'a b@example.org', `${'a'.repeat(250)}@example.org`]) {
    expect(email.safeParse(wrong).success).toBe(false)
  }
})
