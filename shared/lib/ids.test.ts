import fc from 'fast-check'
import { v5 } from 'uuid'
import { expect, test } from 'vitest'
import { isUuid, timeOfUuidV7, uuid, uuidV5, uuidV7 } from './ids.ts'
import { sha1 } from './sha1.ts'
import { utf8 } from './utf8.ts'

const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8'
const zeros = (length: number) => new Uint8Array(length)

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
const oracle = async (bytes: Uint8Array<ArrayBuffer>) =>
  hex(new Uint8Array(await crypto.subtle.digest('SHA-1', bytes)))

test('property: SHA-1 as Web Crypto computes it, around every block edge', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(255), { maxLength: 200 }), async (values) => {
      const bytes = Uint8Array.from(values)
      expect(hex(sha1(bytes))).toBe(await oracle(bytes))
    }),
  )
  for (const length of [55, 56, 63, 64, 119, 120, 100_000]) {
    const bytes = new Uint8Array(length).fill(0x61)
    expect(hex(sha1(bytes))).toBe(await oracle(bytes))
  }
})

test('property: UTF-8 as TextEncoder writes it, lone surrogates included', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((c) => String.fromCharCode(c)) }),
      (text) => {
        expect([...utf8(text)]).toEqual([...new TextEncoder().encode(text)])
      },
    ),
  )
})

test('property: derived ids as the uuid package makes them', () => {
  expect(uuidV5(dns, 'www.example.org')).toBe('74738ff5-5367-5958-9aee-98fffdcd1876')
  fc.assert(
    fc.property(fc.uuid({ version: 4 }), fc.string(), (namespace, name) => {
      expect(uuidV5(namespace, name)).toBe(v5(name, namespace))
      expect(isUuid(uuidV5(namespace, name))).toBe(true)
    }),
  )
  expect(() => uuidV5('agenzia', 'x')).toThrow(RangeError)
})

test('version 7 carries its time and sorts by it', () => {
  const now = Date.UTC(2025, 10, 21, 9, 30)
  const id = uuidV7(now, zeros)
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7000-8000-000000000000$/)
  expect(timeOfUuidV7(id)).toBe(now)
  expect(id < uuidV7(now + 1, zeros)).toBe(true)
  expect(uuidV7(now, (length) => new Uint8Array(length).fill(255)).slice(14)).toBe('7fff-bfff-ffffffffffff')
  expect(timeOfUuidV7(uuidV5(dns, 'a'))).toBeNull()
  expect(() => uuidV7(-1, zeros)).toThrow(RangeError)
  expect(() => uuidV7(1.5, zeros)).toThrow(RangeError)
})

test('only the stored form is an id', () => {
  expect(uuid.safeParse(dns).success).toBe(true)
  expect(uuid.safeParse(dns.toUpperCase()).success).toBe(false)
  expect(uuid.safeParse(dns.replaceAll('-', '')).success).toBe(false)
  expect(isUuid(`${dns}\n`)).toBe(false)
})
