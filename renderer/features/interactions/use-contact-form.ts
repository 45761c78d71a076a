import { useState } from 'react'
import type { Edit } from '../../../shared/features/edits/contract.ts'
import type { Interaction } from '../../../shared/features/interactions/model.ts'
import { instantOf } from '../../../shared/lib/dates.ts'
import { useToday } from '../../components/time/use-today.ts'
import { useDeskOwner } from '../../lib/desk-owner.ts'
import { applyEdits, createEdit, deleteEdit, type Problem, patchEdit } from '../../lib/edits.ts'
import { type FormDraft, useFormDraft } from '../../lib/form-draft.ts'
import { type Translate, useWords } from '../../lib/i18n.ts'
import { newId } from '../../lib/new-id.ts'
import { problemWords } from '../../lib/step-words.ts'
import {
  type ContactField,
  type ContactProblem,
  type ContactTexts,
  type ContactValues,
  newTexts,
  oldTexts,
  readContact,
} from './contact-texts.ts'
import { type OpenForm, openForm } from './form-state.ts'
import { gestureOf, vainOutcomes } from './gestures.ts'
import { useFollowUps } from './queries.ts'
import type { Subject } from './subjects.ts'

export interface ContactForm {
  readonly draft: FormDraft<ContactField>
  /** The contact that is corrected; null for a new one. */
  readonly before: Interaction | null
  readonly problemOf: (field: ContactField) => string | null
  /** What is wrong with the whole of it. */
  readonly problem: string | null
  readonly usualSubject: string
  /** What was promised for today or before. */
  readonly due: readonly Interaction[]
  /** Whether that is kept with this contact. */
  readonly closes: boolean
  readonly busy: boolean
  readonly save: () => Promise<void>
  readonly remove: () => Promise<void>
}

type Problems = Readonly<Partial<Record<ContactField | 'whole', string>>>

/** The form of a contact, new or old: what stands in it, what is wrong with it, and how it is saved. */
export function useContactForm(open: OpenForm, subjects: readonly Subject[]): ContactForm {
  const { t } = useWords()
  const { user } = useDeskOwner()
  const before = 'on' in open ? open.on.interaction : null
  const initial =
    'on' in open ? oldTexts(open.on.interaction, gestureOf(open.on.interaction)) : newTexts(open.gesture)
  const draft = useFormDraft(
    before ? `interaction:${before.id}` : `interaction:new:${open.customerId}`,
    initial,
  )
  const today = useToday()
  const due = (useFollowUps(open.customerId) ?? [])
    .map(({ interaction }) => interaction)
    .filter(({ id, followUpOn }) => id !== before?.id && followUpOn !== null && followUpOn <= today)
  const [problems, setProblems] = useState<Problems>({})
  const [busy, setBusy] = useState(false)
  const { texts } = draft
  const subject = usualSubject(texts, t)
  const vain = vainOutcomes.some((key) => t(key) === texts.outcome.trim())
  const closes = texts.closes === '' ? !vain : texts.closes === 'yes'

  const type: FormDraft<ContactField>['type'] = (typed) => {
    setProblems(({ whole: _whole, ...others }) =>
      Object.fromEntries(Object.entries(others).filter(([field]) => !(field in typed))),
    )
    draft.type(typed)
  }

  const finish = async (edits: readonly Edit[]) => {
    setBusy(true)
    const done = edits.length === 0 || (await applyEdits(edits))
    setBusy(false)
    if (done === true || done.applied) {
      draft.discard()
      openForm.set(null)
    } else setProblems(refusals(done.problems, t))
  }

  /** What the contact said when the typing was begun: somebody else may have corrected it since. */
  const begunOn = (row: Interaction): Partial<ContactValues> => {
    const begun = readContact(draft.begun, { now: row.at, subject, before: row })
    return 'values' in begun ? begun.values : {}
  }

  const save = async () => {
    const read = readContact(texts, {
      now: instantOf(Date.now()),
      subject,
      ...(before ? { before } : {}),
    })
    if ('problems' in read) {
      const words = Object.entries(read.problems).map(([field, one]) => [field, problemText(one, t)])
      return setProblems(Object.fromEntries(words))
    }
    const edit = before
      ? patchEdit('interaction', before.id, { ...before, ...begunOn(before) }, correction(read.values))
      : createEdit('interaction', newId(), {
          ...read.values,
          ...subjectIds(texts.about, subjects),
          customerId: open.customerId,
          collaboratorId: user.collaboratorId,
        })
    const kept = before === null && closes ? due.map(withoutFollowUp) : []
    await finish([edit, ...kept].filter((one) => one !== null))
  }

  return {
    draft: { ...draft, type },
    before,
    problemOf: (field) => problems[field] ?? null,
    problem: problems.whole ?? null,
    usualSubject: subject,
    due: before === null ? due : [],
    closes,
    busy,
    save,
    remove: async () => {
      if (before) await finish([deleteEdit('interaction', before.id)])
    },
  }
}

/** What it is called when nobody says otherwise: "Chiamata in uscita". */
function usualSubject({ gesture, kind, direction }: ContactTexts, t: Translate): string {
  const way = direction === 'IN' ? 'IN' : 'OUT'
  if (gesture === 'visit' && kind === 'VISITA') return t('interactions.usual.visit')
  if (gesture === 'email' && kind === 'MESSAGGIO') return t(`interactions.usual.email.${way}`)
  if (kind === 'CHIAMATA') return t(`interactions.usual.call.${way}`)
  return t(`interactions.usual.message.${way}`)
}

/** The edit that says that nothing is left to come back to. */
export function withoutFollowUp({ id, followUpOn }: Interaction): Edit | null {
  return patchEdit('interaction', id, { followUpOn }, { followUpOn: null })
}

/** What it is about and what it was stay as they were logged. */
function correction({ kind: _kind, ...values }: ContactValues): Omit<ContactValues, 'kind'> {
  return values
}

function subjectIds(about: string, subjects: readonly Subject[]): Pick<Interaction, 'policyId' | 'claimId'> {
  const one = subjects.find(({ value }) => value === about)
  return { policyId: one?.policyId ?? null, claimId: one?.claimId ?? null }
}

const fieldsOfRow: Readonly<Record<string, ContactField>> = {
  at: 'day',
  channel: 'channel',
  direction: 'direction',
  kind: 'kind',
  subject: 'subject',
  outcome: 'outcome',
  note: 'note',
  policyId: 'about',
  claimId: 'about',
  followUpOn: 'followUp',
}

function refusals(problems: readonly Problem[], t: Translate): Problems {
  return Object.fromEntries(
    problems.map((one) => {
      const field =
        one.field !== undefined && Object.hasOwn(fieldsOfRow, one.field) ? fieldsOfRow[one.field] : undefined
      return [field ?? 'whole', problemWords(one, t)]
    }),
  )
}

function problemText(problem: ContactProblem, t: Translate): string {
  return t(`interactions.problem.${problem}`)
}
