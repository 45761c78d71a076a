import { useState } from 'react'
import type { Interaction } from '../../../shared/features/interactions/model.ts'
import { instantOf } from '../../../shared/lib/dates.ts'
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
import { gestureOf } from './gestures.ts'
import type { Subject } from './subjects.ts'

export interface ContactForm {
  readonly draft: FormDraft<ContactField>
  /** The contact that is corrected; null for a new one. */
  readonly before: Interaction | null
  readonly problemOf: (field: ContactField) => string | null
  /** What is wrong with the whole of it. */
  readonly problem: string | null
  readonly usualSubject: string
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
  const [problems, setProblems] = useState<Problems>({})
  const [busy, setBusy] = useState(false)
  const { texts } = draft
  const subject = usualSubject(texts, t)

  const type: FormDraft<ContactField>['type'] = (typed) => {
    setProblems(({ whole: _whole, ...others }) =>
      Object.fromEntries(Object.entries(others).filter(([field]) => !(field in typed))),
    )
    draft.type(typed)
  }

  const finish = async (edits: Parameters<typeof applyEdits>[0]) => {
    setBusy(true)
    const done = edits.length === 0 || (await applyEdits(edits))
    setBusy(false)
    if (done === true || done.applied) {
      draft.discard()
      openForm.set(null)
    } else setProblems(refusals(done.problems, t))
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
      ? patchEdit('interaction', before.id, { ...before }, correction(read.values))
      : createEdit('interaction', newId(), {
          ...read.values,
          ...subjectIds(texts.about, subjects),
          customerId: open.customerId,
          collaboratorId: user.collaboratorId,
        })
    await finish(edit ? [edit] : [])
  }

  return {
    draft: { ...draft, type },
    before,
    problemOf: (field) => problems[field] ?? null,
    problem: problems.whole ?? null,
    usualSubject: subject,
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
