import { useState } from 'react'
import type { ConsentOnCard } from '../../../shared/features/consents/contract.ts'
import { type ConsentPurpose, consentValue } from '../../../shared/features/consents/model.ts'
import { type ContactChannel, contactChannel } from '../../../shared/lib/codes.ts'
import { useToday } from '../../components/time/use-today.ts'
import { readDay, writtenDay } from '../../lib/day-text.ts'
import { useDeskOwner } from '../../lib/desk-owner.ts'
import { applyEdits } from '../../lib/edits.ts'
import { useFormDraft } from '../../lib/form-draft.ts'
import { useWords } from '../../lib/i18n.ts'
import { problemWords } from '../../lib/step-words.ts'
import { type Answer, answerEdits, answerOf, isChanged, type TypedAnswer } from './answers.ts'
import { keptText, readKept } from './begun.ts'
import { type OpenForm, openForm } from './form-state.ts'

export const sittingFields = ['givenOn', 'source', 'takenById', 'document'] as const
export type SittingField = (typeof sittingFields)[number]

/** The form of one sitting: an answer for each purpose, and once for all of them when, how and to whom. */
export interface ConsentForm {
  readonly lines: readonly TypedAnswer[]
  readonly answer: (purpose: ConsentPurpose, value: Answer) => void
  readonly cover: (purpose: ConsentPurpose, channel: ContactChannel, covered: boolean) => void
  readonly textOf: (field: SittingField) => string
  readonly type: (field: SittingField, text: string) => void
  readonly problemOf: (field: SittingField) => string | null
  readonly problem: string | null
  readonly busy: boolean
  readonly resumed: boolean
  readonly restart: () => void
  readonly save: () => Promise<void>
}

type Problems = Readonly<Partial<Record<SittingField | 'whole', string>>>

export function useConsentForm(open: OpenForm, shown: readonly ConsentOnCard[]): ConsentForm {
  const { t } = useWords()
  const today = useToday()
  const { user } = useDeskOwner()
  const { customerId, controller, purpose } = open
  const alone = purpose === null ? undefined : shown[0]?.consent
  // One answer is corrected with its own day and taker; several are taken now, by who sits here.
  const answered = alone && alone.value !== 'UNKNOWN' ? alone : null
  const initial: Readonly<Record<string, string>> = {
    givenOn: writtenDay(answered ? answered.givenOn : today),
    source: (answered ? answered.source : 'AGENZIA') ?? '',
    takenById: (answered ? answered.takenById : user.collaboratorId) ?? '',
    document: answered?.document ?? '',
  }
  const draft = useFormDraft(`consents:${customerId}:${controller}:${purpose ?? 'all'}`, initial)
  const [problems, setProblems] = useState<Problems>({})
  const [busy, setBusy] = useState(false)
  const text = (field: string) => draft.texts[field]

  const lines = shown.map((on): TypedAnswer => {
    const value = consentValue.safeParse(text(`value.${on.purpose}`))
    const channels = text(`channels.${on.purpose}`)
    return {
      on,
      value: value.success ? value.data : answerOf(on),
      channels: channels === undefined ? (on.consent?.channels ?? []) : channelsOf(channels),
      begun: readKept(text(begunField(on.purpose))),
    }
  })

  /** Kept with the first thing that is said of a purpose. */
  const keeping = (of: ConsentPurpose): Readonly<Record<string, string>> => {
    const line = lines.find(({ on }) => on.purpose === of)
    return line && line.begun === null ? { [begunField(of)]: keptText(line.on) } : {}
  }

  const type: ConsentForm['type'] = (field, typed) => {
    setProblems({})
    draft.type({ [field]: typed, ...(purpose === null ? {} : keeping(purpose)) })
  }

  const answer: ConsentForm['answer'] = (of, value) => {
    setProblems({})
    draft.type({ [`value.${of}`]: value, ...freshDay(of, value), ...keeping(of) })
  }

  /** Another answer than the one that stood there was given today, unless a day was typed; the old one keeps its own day and taker. */
  const freshDay = (of: ConsentPurpose, value: Answer) => {
    const line = lines.find(({ on }) => on.purpose === of)
    if (!answered || !line) return {}
    const old = { givenOn: initial.givenOn ?? '', takenById: initial.takenById ?? '' }
    const fresh = { givenOn: writtenDay(today), takenById: user.collaboratorId ?? '' }
    const stands = (one: typeof old) =>
      draft.texts.givenOn === one.givenOn && draft.texts.takenById === one.takenById
    if (value === answerOf(line.on)) return stands(fresh) ? old : {}
    return draft.texts.givenOn === old.givenOn ? fresh : {}
  }

  const save = async () => {
    const givenOn = readDay(draft.texts.givenOn ?? '', today)
    const answers = lines.some((line) => line.value !== 'UNKNOWN' && (isChanged(line) || answered !== null))
    if (answers) {
      if (givenOn === null) return setProblems({ givenOn: t('consents.problem.day') })
      if (givenOn > today) return setProblems({ givenOn: t('consents.problem.future') })
      if (!draft.texts.source) return setProblems({ source: t('consents.problem.source') })
    }
    const sitting = {
      givenOn,
      source: contactChannel.safeParse(draft.texts.source).data ?? null,
      takenById: draft.texts.takenById || null,
      document: draft.texts.document?.trim() || null,
    }
    const edits = answerEdits({ customerId, controller }, lines, sitting, answered !== null)
    setBusy(true)
    const done = edits.length === 0 ? null : await applyEdits(edits)
    setBusy(false)
    if (done?.applied === false) {
      return setProblems(
        Object.fromEntries(
          done.problems.map((one) => [
            sittingFields.find((field) => field === one.field) ?? 'whole',
            problemWords(one, t),
          ]),
        ),
      )
    }
    draft.discard()
    openForm.set(null)
  }

  return {
    lines,
    answer,
    cover: (of, channel, covered) => {
      const now = lines.find(({ on }) => on.purpose === of)?.channels ?? []
      const next = contactChannel.options.filter((one) => (one === channel ? covered : now.includes(one)))
      draft.type({ [`channels.${of}`]: next.join(' '), ...keeping(of) })
    },
    textOf: (field) => draft.texts[field] ?? '',
    type,
    problemOf: (field) => problems[field] ?? null,
    problem: problems.whole ?? null,
    busy,
    resumed: draft.resumed,
    restart: draft.discard,
    save,
  }
}

function begunField(purpose: ConsentPurpose): string {
  return `begun.${purpose}`
}

function channelsOf(text: string): ContactChannel[] {
  const named = text.split(' ')
  return contactChannel.options.filter((channel) => named.includes(channel))
}
