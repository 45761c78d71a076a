import { describe, expect, it } from 'vitest'
import type { CustomerCard } from '../../../shared/features/customers/contract.ts'
import { formatsOf } from '../../lib/formats.ts'
import { translate } from '../../lib/i18n.ts'
import { shortWarningsOf, warningsOf } from './warnings.ts'

const today = '2026-11-24'
const quiet = {
  urgentTitles: [],
  openClaim: null,
  consents: {
    processing: 'YES',
    promotions: 'YES',
    channels: ['TELEFONO', 'EMAIL', 'SMS'],
    phoneBarred: false,
    unknown: [],
  },
  recentContacts: 0,
  customer: { optOutSince: null },
} as unknown as CustomerCard
const card = (more: Partial<CustomerCard>): CustomerCard => ({ ...quiet, ...more })
const words = (one: CustomerCard) =>
  warningsOf(one, today, translate, formatsOf('it')).map((warning) => warning.words)
const short = (one: CustomerCard) => shortWarningsOf(one, today, translate).map((warning) => warning.words)

const grace = { gross: 31_240, dueOn: '2026-11-16', state: 'IN_COMPORTO', until: '2026-12-01' } as const

describe('warnings at the head of a card', () => {
  it('begin with the most urgent title', () => {
    expect(
      words(card({ urgentTitles: [grace, { ...grace, state: 'FUORI_COPERTURA', until: null }] }))[0],
    ).toMatch(/^Titolo 312,40.€ in comporto: copertura fino al 0?1\/12 e un altro titolo urgente$/)
    expect(short(card({ urgentTitles: [grace] }))[0]).toBe('In comporto da 8 giorni')
    expect(short(card({ urgentTitles: [{ ...grace, state: 'NON_ATTIVA' }] }))[0]).toBe('Mai coperta')
  })

  it('count the days out from the end of the cover, as the list does', () => {
    const out = { ...grace, dueOn: '2026-10-31', state: 'FUORI_COPERTURA', until: null } as const
    const term = { kind: 'out', since: '2026-11-16' } as const
    expect(short(card({ urgentTitles: [out], term }))[0]).toBe('Fuori copertura da 8 giorni')
    expect(short(card({ urgentTitles: [out], term: { ...term, since: today } }))[0]).toBe('Fuori copertura')
  })

  it('name an open claim, consents to ask for and what is allowed', () => {
    const all = words(
      card({
        openClaim: { number: '26/0412', sinceDays: 82, description: 'acqua condotta' },
        consents: { ...quiet.consents, channels: ['TELEFONO'], unknown: ['L5'] },
      }),
    )
    expect(all).toContain('Sinistro aperto da 82 giorni: acqua condotta')
    expect(all).toContain('Profilazione L5 da chiedere')
    expect(all).toContain('Promozioni sì: telefono')
  })

  it('say of a yes to calls what the opt-out register leaves of it (R-37)', () => {
    const barred = { ...quiet.consents, phoneBarred: true }
    const customer = { ...quiet.customer, optOutSince: '2026-06-01' }
    expect(words(card({ consents: barred, customer }))).toContain('Promozioni sì: e-mail, SMS')
    expect(words(card({ consents: barred, customer }))).toContain('Registro delle opposizioni dal 01/06/2026')
    const calls = { ...barred, channels: ['TELEFONO' as const] }
    expect(words(card({ consents: calls, customer }))).toContain('Promozioni sì, ma non per telefono')
    expect(short(card({ consents: barred, customer }))).toContain('Promozioni sì, ma non per telefono')
    // One that was given since wins.
    expect(words(card({ consents: quiet.consents, customer })).join()).not.toContain('opposizioni')
  })

  it('put a refused or withdrawn consent to processing before all others (R-33)', () => {
    const refused = card({ consents: { ...quiet.consents, processing: 'WITHDRAWN' }, urgentTitles: [grace] })
    expect(words(refused)[0]).toBe('Trattamento revocato: non si può lavorare')
    expect(short(refused)[0]).toBe('Trattamento revocato: non si può lavorare')
  })

  it('count the consents to ask for where they are too many to be named', () => {
    const unknown = ['TRATTAMENTO', 'L1', 'L2', 'L3', 'L4'] as const
    const asked = (many: number) =>
      words(
        card({ consents: { ...quiet.consents, promotions: 'UNKNOWN', unknown: unknown.slice(0, many) } }),
      )[0]
    expect(asked(4)).toMatch(/^Trattamento dei dati, .* L3 da chiedere$/)
    expect(asked(5)).toBe('5 consensi da chiedere')
  })

  it('mark the pressure of contacts from two on', () => {
    const at = (recentContacts: number) =>
      warningsOf(card({ recentContacts }), today, translate, formatsOf('it')).find(
        ({ id }) => id === 'contacts',
      )
    expect(at(1)).toMatchObject({ tone: 'plain', words: 'Contatti commerciali 1 su 2 in 30 giorni' })
    expect(at(2)).toMatchObject({ tone: 'wait', sign: 'wait' })
  })

  it('say beside a list only what asks for something', () => {
    expect(short(quiet)).toEqual(['Promozioni sì'])
    expect(short(card({ consents: { ...quiet.consents, promotions: 'WITHDRAWN' } }))).toEqual([
      'Promozioni revocate',
    ])
  })
})
