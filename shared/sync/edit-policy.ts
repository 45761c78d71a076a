import { z } from 'zod'
import type { Role } from '../features/network/model.ts'
import {
  type FieldChanges,
  type FieldValue,
  type MutationOp,
  type RejectionCode,
  rejectionCode,
} from './mutations.ts'
import type { SyncedTable } from './table.ts'

/**
 * How a field that two people changed is merged (sync.md section 6): `append` keeps both texts, `low` lets the later
 * arrival win and keeps the other in history, `guarded` asks.
 */
export type FieldClass = 'append' | 'low' | 'guarded'

export type FieldRule = {
  readonly class: FieldClass
  /** Most characters of a text; `DEFAULT_LENGTH` where it is not named. */
  readonly max?: number
  /** Only who works in the office may write it: a subagent may not. */
  readonly officeOnly?: true
  /** Set when the row is made and never again. */
  readonly createOnly?: true
  /** Stricter than the model, which must also take what older systems sent. */
  readonly schema?: z.ZodType
}

/** What a desk may do with the rows of one synced table. A table without a policy is read only. */
export type EditPolicy = {
  readonly table: SyncedTable
  /** Fields a desk may write, by the model's key; every other one is head office's. */
  readonly fields: Readonly<Record<string, FieldRule>>
  /** Fields that belong together and merge as one. A field stands in one unit at most. */
  readonly units: readonly (readonly string[])[]
  readonly ops: readonly ('create' | 'patch' | 'delete')[]
  /** The row whose portfolio this one shares, and the field that names it; null for a customer, which is one's own. */
  readonly parent: { readonly table: string; readonly field: string } | null
  /** Checks that need more than one field; asked of the row as it would be. Returns what is wrong, by field. */
  readonly check: ((row: Readonly<Record<string, unknown>>) => readonly EditProblem[]) | null
}

/** Why an edit is refused, at the field where it helps. */
export type EditProblem = { readonly code: RejectionCode; readonly field?: string }

/** A refusal by this desk before anything was queued: what is wrong, by field. What was typed stays in the form. */
export const editRefused = z.object({
  problems: z.array(z.object({ code: rejectionCode, field: z.string().optional() })),
})

type KeyOf<M extends z.ZodObject> = Exclude<keyof z.output<M> & string, 'id' | 'agencyId' | 'portfolio'>

const DEFAULT_LENGTH = 200
/** With the u flag a whole pair is one character, so this finds halves alone. */
const loneSurrogate = /\p{Surrogate}/u

/** Declares what a desk may do with a table; field names are checked against the model. */
export function editPolicy<M extends z.ZodObject>(
  table: SyncedTable<M>,
  declared: {
    readonly fields: Readonly<Partial<Record<KeyOf<M>, FieldRule>>>
    readonly units?: readonly (readonly KeyOf<M>[])[]
    readonly ops: EditPolicy['ops']
    readonly parent: { readonly table: string; readonly field: KeyOf<M> } | null
    readonly check?: (row: z.output<M>) => readonly EditProblem[]
  },
): EditPolicy {
  return {
    table,
    fields: declared.fields as EditPolicy['fields'],
    units: declared.units ?? [],
    ops: declared.ops,
    parent: declared.parent,
    check: (declared.check as EditPolicy['check']) ?? null,
  }
}

/** The fields that merge together with this one, itself included. */
export function unitOf(policy: EditPolicy, field: string): readonly string[] {
  return policy.units.find((unit) => unit.includes(field)) ?? [field]
}

const officeRoles: readonly Role[] = [
  'AGENTE_TITOLARE',
  'AGENTE_SOCIO',
  'RESPONSABILE_UFFICIO',
  'IMPIEGATO_FRONT',
  'IMPIEGATO_BACK',
  'SPECIALISTA',
]

/** Whether a role writes at all: DIREZIONE only reads (sync.md section 2). */
export function mayWrite(role: Role): boolean {
  return role !== 'DIREZIONE'
}

/** Whether a role works in the office of its agency, over all its portfolios. */
export function isOffice(role: Role): boolean {
  return officeRoles.includes(role)
}

/**
 * What is wrong with an edit before any row is looked at: the right of the role for each field, and the shape of each value.
 * The desk asks before it queues, head office before it applies. Returns an empty list for an edit that may be tried. With
 * `restoring` (an undo) the model alone is asked: what stood there before may have come from an older system.
 */
export function editProblems(
  policy: EditPolicy,
  role: Role,
  op: Extract<MutationOp, 'create' | 'patch' | 'delete'>,
  fields: FieldChanges,
  restoring = false,
): EditProblem[] {
  if (!mayWrite(role)) return [{ code: 'forbidden' }]
  if (!policy.ops.includes(op)) return [{ code: 'not_editable' }]
  if (op === 'delete') return []
  const problems: EditProblem[] = []
  for (const [field, { to }] of Object.entries(fields)) {
    const rule = Object.hasOwn(policy.fields, field) ? policy.fields[field] : undefined
    if (!rule || (rule.createOnly && op !== 'create')) problems.push({ code: 'not_editable', field })
    else if (rule.officeOnly && !isOffice(role)) problems.push({ code: 'forbidden', field })
    else {
      const code = valueProblem(policy, field, to, restoring)
      if (code) problems.push({ code, field })
    }
  }
  return problems
}

/** What is wrong with one value for a field; null when it fits the model and, unless it is restored, the policy's own schema. */
export function valueProblem(
  policy: EditPolicy,
  field: string,
  value: FieldValue,
  restoring = false,
): RejectionCode | null {
  if (typeof value === 'string') {
    if (value.length > (policy.fields[field]?.max ?? DEFAULT_LENGTH)) return 'too_long'
    if (value.includes('\0') || loneSurrogate.test(value)) return 'bad_text'
  }
  const schema = policy.table.model.shape[field]
  if (!schema) return 'not_editable'
  if (value === null && !policy.table.columns.find((column) => column.key === field)?.nullable)
    return 'required'
  if (!(schema as z.ZodType).safeParse(value).success) return 'invalid_value'
  const stricter = value === null || restoring ? undefined : policy.fields[field]?.schema
  return stricter && !stricter.safeParse(value).success ? 'invalid_value' : null
}

/**
 * What the policy's own checks find in a row as it would be and did not find before (`before` is null for a new row): nobody is
 * refused for what stood there already. Nothing is asked of an undo (`restoring`).
 */
export function introducedProblems(
  policy: EditPolicy,
  before: Readonly<Record<string, unknown>> | null,
  after: Readonly<Record<string, unknown>>,
  restoring = false,
): readonly EditProblem[] {
  if (!policy.check || restoring) return []
  const old = before ? policy.check(before) : []
  return policy
    .check(after)
    .filter((one) => !old.some((known) => known.code === one.code && known.field === one.field))
}
