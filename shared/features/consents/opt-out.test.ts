import { expect, test } from 'vitest'
import type { Consent } from './model.ts'
import { isPhoneBarred } from './opt-out.ts'

const yes = (givenOn: string | null, channels: Consent['channels'] = []) =>
  ({ value: 'YES', givenOn, channels }) as const

test.each([
  ['nobody who is not in the register', null, null, false],
  ['who is in it and was never asked', '2026-06-01', null, true],
  ['who said no', '2026-06-01', { value: 'NO', givenOn: '2026-07-01', channels: [] } as const, true],
  ['who said yes before', '2026-06-01', yes('2026-05-31'), true],
  ['who said yes on that day', '2026-06-01', yes('2026-06-01'), true],
  ['not who said yes since', '2026-06-01', yes('2026-06-02'), false],
  ['not who said yes to calls since', '2026-06-01', yes('2026-06-02', ['EMAIL', 'TELEFONO']), false],
  ['who said yes to letters alone since', '2026-06-01', yes('2026-06-02', ['EMAIL']), true],
  ['who said yes on a day that nobody wrote down', '2026-06-01', yes(null), true],
] as const)('R-37: an entry bars calls to %s', (_who, since, promotions, barred) => {
  expect(isPhoneBarred(since, promotions && { ...promotions, channels: [...promotions.channels] })).toBe(
    barred,
  )
})
