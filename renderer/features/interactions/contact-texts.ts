import { direction, type Interaction, interactionKind } from '../../../shared/features/interactions/model.ts'
import { contactChannel } from '../../../shared/lib/codes.ts'
import {
  addDays,
  addYears,
  clockInRome,
  dayInRome,
  type Instant,
  type IsoDay,
  instantInRome,
  isoDay,
} from '../../../shared/lib/dates.ts'
import { readDay, writtenDay } from '../../lib/day-text.ts'
import { type Gesture, gestureRules } from './gestures.ts'

export const contactFields = [
  'gesture',
  'direction',
  'channel',
  'kind',
  'outcome',
  'subject',
  'note',
  'followUp',
  'closes',
  'about',
  'day',
  'time',
] as const
export type ContactField = (typeof contactFields)[number]
/**
 * What stands in the fields. An empty day and time mean now, an empty subject the usual words; `closes` is "yes" or "no" where
 * somebody said whether what was promised is kept with this.
 */
export type ContactTexts = Readonly<Record<ContactField, string>>

/** What the texts say; the rest of a row is who, where and for whom. */
export type ContactValues = Pick<
  Interaction,
  'at' | 'channel' | 'direction' | 'kind' | 'subject' | 'outcome' | 'note' | 'followUpOn'
>

export type ContactProblem = 'day' | 'time' | 'future' | 'followUp' | 'followUpPast'

type Read<Value> = { readonly value: Value } | { readonly problem: ContactProblem }

/** The form of a new contact: a call out, unless the gesture is another one. */
export function newTexts(gesture: Gesture): ContactTexts {
  const { kind, channel } = gestureRules[gesture]
  const empty = { outcome: '', subject: '', note: '', followUp: '', closes: '', about: '', day: '', time: '' }
  return { gesture, direction: 'OUT', channel, kind, ...empty }
}

/**
 * The outcome is chosen. Who is to be called back is called back on a day: tomorrow, until another one is said, and no more when
 * another outcome is chosen.
 */
export function withOutcome(
  texts: Pick<ContactTexts, 'outcome' | 'followUp'>,
  outcome: string,
  callBack: string,
  today: IsoDay,
): Partial<ContactTexts> {
  const tomorrow = writtenDay(addDays(today, 1))
  if (outcome === callBack && texts.followUp === '') return { outcome, followUp: tomorrow }
  if (outcome !== callBack && texts.outcome === callBack && texts.followUp === tomorrow)
    return { outcome, followUp: '' }
  return { outcome }
}

/** The form of a contact that was logged before. */
export function oldTexts(row: Interaction, gesture: Gesture): ContactTexts {
  return {
    gesture,
    direction: row.direction,
    channel: row.channel,
    kind: row.kind,
    outcome: row.outcome ?? '',
    subject: row.subject,
    note: row.note ?? '',
    followUp: writtenDay(row.followUpOn),
    closes: '',
    about: row.claimId ? `claim:${row.claimId}` : row.policyId ? `policy:${row.policyId}` : '',
    day: writtenDay(dayInRome(row.at)),
    time: clockInRome(row.at),
  }
}

/** Reads the fields. `subject` is what stands for an empty one, `before` the contact that is corrected. */
export function readContact(
  texts: ContactTexts,
  { now, subject, before }: { now: Instant; subject: string; before?: Interaction },
): { readonly values: ContactValues } | { readonly problems: Partial<Record<ContactField, ContactProblem>> } {
  const at = readMoment(texts, now, before?.at ?? null)
  const followUp = readFollowUp(texts.followUp, dayInRome(now), before?.followUpOn ?? null)
  if ('problem' in at || 'problem' in followUp) {
    const problems: Partial<Record<ContactField, ContactProblem>> = {}
    if ('problem' in at) problems[at.field] = at.problem
    if ('problem' in followUp) problems.followUp = followUp.problem
    return { problems }
  }
  return {
    values: {
      at: at.value,
      channel: contactChannel.parse(texts.channel),
      direction: direction.parse(texts.direction),
      kind: interactionKind.parse(texts.kind),
      subject: texts.subject.trim() || subject,
      outcome: texts.outcome.trim() || null,
      note: texts.note.trim() || null,
      followUpOn: followUp.value,
    },
  }
}

type ReadMoment =
  | { readonly value: Instant }
  | { readonly problem: ContactProblem; readonly field: 'day' | 'time' }

/** Day and time on the clocks in Rome; what is not named is now. A contact that was is not to come. */
function readMoment({ day, time }: ContactTexts, now: Instant, before: Instant | null): ReadMoment {
  if (before !== null && day === writtenDay(dayInRome(before)) && time === clockInRome(before))
    return { value: before }
  if (day.trim() === '' && time.trim() === '') return { value: now }
  const today = dayInRome(now)
  const on = day.trim() === '' ? today : readDay(day, today)
  if (on === null) return { problem: 'day', field: 'day' }
  if (on > today) return { problem: 'future', field: 'day' }
  const clock = readClock(time.trim() === '' ? clockInRome(now) : time)
  if (clock === null) return { problem: 'time', field: 'time' }
  const at = instantInRome(on, clock)
  return at > now ? { problem: 'future', field: 'time' } : { value: at }
}

/** "9:30", "9.30", "0930", "9". */
export function readClock(text: string): string | null {
  const parts = /^(\d{1,2})(?:[:.,\s]?(\d{2}))?$/.exec(text.trim())
  if (!parts) return null
  const [, hour = '', minute = '00'] = parts
  return Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : null
}

/** A day from today on: "+3", "24/11", or a whole date. */
export function readFollowUp(text: string, today: IsoDay, before: IsoDay | null = null): Read<IsoDay | null> {
  const typed = text.trim()
  if (typed === '') return { value: null }
  const on = dayAhead(typed, today)
  if (on === null) return { problem: 'followUp' }
  return on < today && on !== before ? { problem: 'followUpPast' } : { value: on }
}

function dayAhead(typed: string, today: IsoDay): IsoDay | null {
  const days = /^\+(\d{1,3})$/.exec(typed)
  if (days) return addDays(today, Number(days[1]))
  const short = /^(\d{1,2})[\s./-](\d{1,2})$/.exec(typed)
  // Two digits of a year are of this century: nobody comes back to a contact in 1930.
  if (!short) return readDay(typed, addYears(today, 50))
  const [, date = '', month = ''] = short
  const inYear = (year: string) => `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const year = today.slice(0, 4)
  const day = inYear(year) < today ? inYear(String(Number(year) + 1)) : inYear(year)
  return isoDay.safeParse(day).success ? day : null
}
