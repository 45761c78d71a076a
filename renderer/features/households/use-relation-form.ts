import { useRef, useState } from 'react'
import type { CustomerCard } from '../../../shared/features/customers/contract.ts'
import type { Edit } from '../../../shared/features/edits/contract.ts'
import type { Household } from '../../../shared/features/households/model.ts'
import { isFamily, type RelationPair, relationPairs } from '../../../shared/features/households/relations.ts'
import { applyEdits, createEdit } from '../../lib/edits.ts'
import { useFormDraft } from '../../lib/form-draft.ts'
import { useWords } from '../../lib/i18n.ts'
import { newId } from '../../lib/new-id.ts'
import { useRights } from '../../lib/rights.ts'
import { rpc } from '../../lib/rpc.ts'
import { problemWords } from '../../lib/step-words.ts'
import { moveEdit, relateEdits } from './family-edits.ts'
import { openForm } from './form-state.ts'
import { pairId } from './pair-words.ts'
import type { KnownPerson, Picked } from './person-search.tsx'

export interface RelationForm {
  readonly picked: Picked
  readonly pick: (picked: Picked) => void
  /** What the other one is: it decides which relations there are. */
  readonly otherKind: KnownPerson['kind']
  readonly setOtherKind: (kind: KnownPerson['kind']) => void
  readonly textOf: (field: 'lastName' | 'firstName') => string
  readonly type: (field: 'lastName' | 'firstName', text: string) => void
  readonly pairs: readonly RelationPair[]
  readonly pair: RelationPair | null
  readonly choosePair: (id: string) => void
  /** Whether the other one joins the household; null where there is none to join. */
  readonly joins: boolean | null
  readonly setJoins: (joins: boolean) => void
  readonly problemOf: (field: string) => string | null
  readonly busy: boolean
  readonly resumed: boolean
  readonly restart: () => void
  readonly save: () => Promise<void>
}

const livesTogether: readonly string[] = ['CONIUGE', 'CONVIVENTE', 'FIGLIO']
const empty: Readonly<Record<string, string>> = {}

/** A new relation of a customer: with whom, what they are to each other, and whether they share the household. */
export function useRelationForm(card: CustomerCard, household: Household | null): RelationForm {
  const { t } = useWords()
  const { id: self, kind: selfKind, collaboratorId } = card.customer
  const mayAssign = useRights('customer').patch('collaboratorId')
  const draft = useFormDraft(`relation:new:${self}`, empty)
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({})
  const [busy, setBusy] = useState(false)
  const { texts } = draft

  const picked = pickedOf(texts)
  const otherKind = picked && 'person' in picked ? picked.person.kind : texts.kind === 'PG' ? 'PG' : 'PF'
  const pairs = relationPairs(selfKind, otherKind)
  const pair = pairs.find((one) => pairId(one) === texts.pair) ?? null
  const mayJoin = household !== null && otherKind === 'PF' && pair !== null && isFamily(pair.kind)
  const joins = mayJoin ? (texts.joins ? texts.joins === 'yes' : livesTogether.includes(pair.kind)) : null

  const type = (typed: Readonly<Record<string, string>>) => {
    setProblems({})
    draft.type(typed)
  }

  /** Pressed twice, it relates once. */
  const saving = useRef(false)
  const save = async () => {
    if (saving.current) return
    saving.current = true
    await write().finally(() => {
      saving.current = false
    })
  }
  const write = async () => {
    const other = otherOf(picked, otherKind, texts)
    if (other === null) return setProblems({ person: t('households.problem.person') })
    if ('missing' in other) return setProblems({ [other.missing]: t('problem.required') })
    if (pair === null) return setProblems({ pair: t('households.problem.kind') })
    const edits: Edit[] = [
      ...(other.made
        ? [createEdit('customer', other.id, { ...other.made, ...(mayAssign ? { collaboratorId } : {}) })]
        : []),
      ...relateEdits(self, other.id, pair),
    ]
    if (joins && household) {
      const before = other.made ? null : await householdNow(other.id)
      const move = moveEdit({ customerId: other.id, householdId: before }, household.id)
      if (move) edits.push(move)
    }
    setBusy(true)
    const done = await applyEdits(edits)
    setBusy(false)
    if (!done.applied)
      return setProblems(
        Object.fromEntries(done.problems.map((one) => [fieldOf(one.field), problemWords(one, t)])),
      )
    draft.discard()
    openForm.set(null)
  }

  return {
    picked,
    pick: (next) => type(textsOf(next, otherKind)),
    otherKind,
    setOtherKind: (kind) => type({ kind }),
    textOf: (field) => texts[field] ?? '',
    type: (field, text) => type({ [field]: text }),
    pairs,
    pair,
    choosePair: (id) => type({ pair: id }),
    joins,
    setJoins: (next) => type({ joins: next ? 'yes' : 'no' }),
    problemOf: (field) => problems[field] ?? null,
    busy,
    resumed: draft.resumed,
    restart: draft.discard,
    save,
  }
}

type Texts = Readonly<Record<string, string>>

/** What a choice leaves in the fields: a name that is new is taken apart into surname and first name. */
function textsOf(picked: Picked, kind: KnownPerson['kind']): Texts {
  const nobody = { id: '', name: '', words: '', lastName: '', firstName: '' }
  if (picked === null) return nobody
  if ('person' in picked) return { ...nobody, ...picked.person }
  const words = picked.newName.split(/\s+/)
  const cut = kind === 'PG' || words.length < 2 ? words.length : words.length - 1
  return {
    ...nobody,
    name: picked.newName,
    lastName: words.slice(0, cut).join(' '),
    firstName: words.slice(cut).join(' '),
  }
}

function pickedOf({ id, name, words, kind }: Texts): Picked {
  if (!name) return null
  return id
    ? { person: { id, name, words: words ?? name, kind: kind === 'PG' ? 'PG' : 'PF' } }
    : { newName: name }
}

type Other =
  | {
      readonly id: string
      readonly made: { kind: string; lastName: string; firstName: string | null } | null
    }
  | { readonly missing: 'lastName' | 'firstName' }

function otherOf(picked: Picked, kind: KnownPerson['kind'], texts: Texts): Other | null {
  if (picked === null) return null
  if ('person' in picked) return { id: picked.person.id, made: null }
  const lastName = texts.lastName?.trim() ?? ''
  const firstName = texts.firstName?.trim() ?? ''
  if (lastName === '') return { missing: 'lastName' }
  if (kind === 'PF' && firstName === '') return { missing: 'firstName' }
  return { id: newId(), made: { kind, lastName, firstName: kind === 'PF' ? firstName : null } }
}

async function householdNow(id: string): Promise<string | null> {
  return (await rpc.customers.card({ id })).customer.householdId
}

const ownFields = ['lastName', 'firstName', 'pair'] as const

/** The field of the form that a refused field of a row stands for. */
function fieldOf(field: string | undefined): string {
  if (field === 'kind') return 'pair'
  return ownFields.find((one) => one === field) ?? 'person'
}
