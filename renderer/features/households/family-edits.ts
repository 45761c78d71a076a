import type { Edit } from '../../../shared/features/edits/contract.ts'
import type { Relative } from '../../../shared/features/households/contract.ts'
import type { Household, RelationKind } from '../../../shared/features/households/model.ts'
import { type RelationPair, relationId } from '../../../shared/features/households/relations.ts'
import type { Uuid } from '../../../shared/lib/ids.ts'
import { createEdit, deleteEdit, patchEdit } from '../../lib/edits.ts'

/** As far as the household is concerned. */
export type Member = Pick<Relative, 'customerId' | 'householdId'>

/** A relation is two directed rows, one in the bucket of each customer (sync.md section 1). */
export function relateEdits(self: Uuid, other: Uuid, pair: RelationPair): readonly Edit[] {
  return [directed(self, other, pair.kind), directed(other, self, pair.reverse)]
}

function directed(customerId: Uuid, otherCustomerId: Uuid, kind: RelationKind): Edit {
  return createEdit('relation', relationId(customerId, otherCustomerId), {
    customerId,
    otherCustomerId,
    kind,
  })
}

/** Says anew what two people are to each other. A direction that is missing here is made. */
export function changeEdits(self: Uuid, person: Relative, pair: RelationPair): readonly Edit[] {
  const { customerId: other, relationId: own, reverse, kind } = person
  const there = own
    ? patchEdit('relation', own, { kind }, { kind: pair.kind })
    : directed(self, other, pair.kind)
  const back = reverse
    ? patchEdit('relation', reverse.id, { kind: reverse.kind }, { kind: pair.reverse })
    : directed(other, self, pair.reverse)
  return present([there, back])
}

/** Both directions go together. */
export function partEdits({ relationId: own, reverse }: Relative): readonly Edit[] {
  return [own, reverse?.id].flatMap((id) => (id ? [deleteEdit('relation', id)] : []))
}

/** A new household with its head and members. Who lived in another one leaves that. */
export function foundEdits(
  id: Uuid,
  name: string,
  head: Member,
  members: readonly Member[],
): readonly Edit[] {
  return [
    createEdit('household', id, { name, headCustomerId: head.customerId }),
    ...present([head, ...members].map((person) => moveEdit(person, id))),
  ]
}

/** A person goes into a household, or out of any. */
export function moveEdit({ customerId, householdId }: Member, to: Uuid | null): Edit | null {
  return patchEdit('customer', customerId, { householdId }, { householdId: to })
}

/** Members first, so that nobody names a household that is gone. */
export function dissolveEdits({ id }: Household, members: readonly Member[]): readonly Edit[] {
  return [...present(members.map((person) => moveEdit(person, null))), deleteEdit('household', id)]
}

function present(edits: readonly (Edit | null)[]): readonly Edit[] {
  return edits.filter((edit) => edit !== null)
}
