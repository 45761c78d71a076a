import { afterEach, expect, test } from 'vitest'
import { setLanguage, translate } from './i18n.ts'

afterEach(() => setLanguage('it'))

test('chooses the plural and groups the figures', () => {
  expect(translate('search.policyCount', { count: 1 })).toBe('1 polizza')
  expect(translate('search.policyCount', { count: 12_480 })).toBe('12.480 polizze')
  expect(translate('search.policyCount', { count: 1_000_000 })).toBe('1.000.000 polizze')
})

test('puts text in as it is', () => {
  expect(translate('search.none', { text: '<b>{of}</b>' })).toBe('Niente per «<b>{of}</b>»')
})

test('the language changes at once', () => {
  setLanguage('en')
  expect(translate('sync.syncingOf', { done: 1200, total: 9800 })).toBe('Syncing 1,200 of 9,800')
})
