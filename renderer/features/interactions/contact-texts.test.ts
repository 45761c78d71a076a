import { describe, expect, it } from 'vitest'
import type { Interaction } from '../../../shared/features/interactions/model.ts'
import {
  type ContactTexts,
  newTexts,
  oldTexts,
  readClock,
  readContact,
  readFollowUp,
  withOutcome,
} from './contact-texts.ts'
import { gestureOf } from './gestures.ts'

const now = '2026-11-22T09:15:30.123Z'
const today = '2026-11-22'
const subject = 'Chiamata in uscita'
const read = (texts: Partial<ContactTexts>) =>
  readContact({ ...newTexts('call'), ...texts }, { now, subject })

describe('who is to be called back', () => {
  const callBack = 'da richiamare'
  it.each([
    ['is called back tomorrow', { outcome: '', followUp: '' }, callBack, { followUp: '23/11/2026' }],
    ['or on the day that was said', { outcome: '', followUp: '25/11/2026' }, callBack, {}],
    [
      'and not when another outcome is chosen',
      { outcome: callBack, followUp: '23/11/2026' },
      'parlato',
      { followUp: '' },
    ],
    ['but for a day that was said', { outcome: callBack, followUp: '25/11/2026' }, 'parlato', {}],
  ])('%s', (_name, texts, outcome, more) => {
    expect(withOutcome(texts, outcome, callBack, today)).toEqual({ outcome, ...more })
  })
})

describe('the form of a contact', () => {
  it('says now, out, by phone, with the usual subject, when nothing was typed', () => {
    expect(read({ outcome: ' non risponde ' })).toEqual({
      values: {
        at: now,
        channel: 'TELEFONO',
        direction: 'OUT',
        kind: 'CHIAMATA',
        subject,
        outcome: 'non risponde',
        note: null,
        followUpOn: null,
      },
    })
  })

  it.each([
    ['16/7/2026', '9.30', '2026-07-16T07:30:00.000Z'],
    ['16/11/2026', '0930', '2026-11-16T08:30:00.000Z'],
    ['', '8', '2026-11-22T07:00:00.000Z'],
    ['20/11/2026', '', '2026-11-20T09:15:00.000Z'],
  ])('takes %s at %s on the clocks in Rome', (day, time, at) => {
    expect(read({ day, time })).toMatchObject({ values: { at } })
  })

  it('says at which field something is wrong', () => {
    expect(read({ day: '31/2/2026', followUp: '1/11/2026' })).toEqual({
      problems: { day: 'day', followUp: 'followUpPast' },
    })
    expect(read({ day: '23/11/2026' })).toEqual({ problems: { day: 'future' } })
    expect(read({ time: '18:30' })).toEqual({ problems: { time: 'future' } })
    expect(read({ time: '25:00' })).toEqual({ problems: { time: 'time' } })
    expect(read({ followUp: 'presto' })).toEqual({ problems: { followUp: 'followUp' } })
  })

  it('leaves a contact as it was to the millisecond, and a promise of the past in its place', () => {
    const row: Interaction = {
      id: crypto.randomUUID(),
      agencyId: 42,
      portfolio: 0,
      customerId: crypto.randomUUID(),
      at: '2026-10-25T01:30:12.345Z',
      channel: 'EMAIL',
      direction: 'IN',
      kind: 'MESSAGGIO',
      subject: 'Chiede il certificato',
      outcome: null,
      note: 'due righe',
      collaboratorId: null,
      policyId: null,
      claimId: null,
      followUpOn: '2026-11-02',
    }
    const texts = oldTexts(row, gestureOf(row))
    const { values } = readContact(texts, { now, subject, before: row }) as { values: object }
    expect(row).toMatchObject(values)
  })
})

describe('what is typed for a day ahead', () => {
  it.each([
    ['', null],
    ['+3', '2026-11-25'],
    ['24/11', '2026-11-24'],
    ['22.11', '2026-11-22'],
    ['3/2', '2027-02-03'],
    ['3/2/27', '2027-02-03'],
    ['03022027', '2027-02-03'],
  ])('"%s" is %s', (text, value) => {
    expect(readFollowUp(text, today)).toEqual({ value })
  })

  it.each([
    ['9:30', '09:30'],
    ['9', '09:00'],
    ['0930', '09:30'],
    ['24', null],
    ['9:3', null],
  ])('the clock "%s" is %s', (text, clock) => {
    expect(readClock(text)).toBe(clock)
  })
})
