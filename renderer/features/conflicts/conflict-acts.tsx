import { Button } from '@mantine/core'
import type { RefObject } from 'react'
import type { ConflictToSolve } from '../../../shared/features/conflicts/contract.ts'
import type { LabelKey } from '../../../shared/i18n/catalogue.ts'
import { Kbd } from '../../components/kbd/kbd.tsx'
import { useDeskOwner } from '../../lib/desk-owner.ts'
import { useWords } from '../../lib/i18n.ts'
import { useKeys } from '../../lib/keyboard.ts'
import { ownSide, type Side } from './heads.ts'

interface ConflictActsProps {
  readonly toSolve: ConflictToSolve
  readonly columns: readonly [string, string, string]
  readonly ready: boolean
  readonly keepButton: RefObject<HTMLButtonElement | null>
  readonly onKeep: () => void
  readonly onAll: (side: Side) => void
}

/** Keep what was chosen, or choose all of one side. */
export function ConflictActs({ toSolve, columns, ready, keepButton, onKeep, onAll }: ConflictActsProps) {
  const { t } = useWords()
  const { user } = useDeskOwner()
  const { kind } = toSolve.conflict
  const byRow = kind !== 'FIELDS' && kind !== 'HANDOVER'
  const keep = byRow ? 'conflicts.keepRow' : 'conflicts.keep'
  const wholes = byRow ? [] : wholesOf(toSolve.conflict, user.userId)
  useKeys([
    { keys: 'Enter', label: keep, group: 'page', enabled: ready, run: onKeep },
    ...wholes.flatMap(({ side, named }) =>
      named ? [{ keys: named.key, label: named.label, group: 'page' as const, run: () => onAll(side) }] : [],
    ),
  ])
  return (
    <>
      <Button
        ref={keepButton}
        variant="filled"
        disabled={!ready}
        onClick={onKeep}
        rightSection={<Kbd keys="Enter" />}
        aria-keyshortcuts="Enter"
      >
        {t(keep)}
      </Button>
      {wholes.map(({ side, named }) => (
        <Button
          key={side}
          onClick={() => onAll(side)}
          {...(named && {
            rightSection: <Kbd keys={named.key} />,
            'aria-keyshortcuts': named.key.toUpperCase(),
          })}
        >
          {named ? t(named.label) : t('conflicts.allOf', { column: columns[side === 'mine' ? 1 : 2] })}
        </Button>
      ))}
    </>
  )
}

interface Whole {
  readonly side: Side
  /** Null where neither side is this person's: the column's name says which. */
  readonly named: { readonly label: LabelKey; readonly key: 'm' | 'l' } | null
}

const sides = ['mine', 'theirs'] as const satisfies readonly Side[]

/** The two sides, to be chosen whole; one's own first. */
function wholesOf(conflict: ConflictToSolve['conflict'], me: string): readonly Whole[] {
  const handedOver = conflict.kind === 'HANDOVER'
  const own = handedOver ? 'mine' : ownSide(conflict, me)
  if (!own) return sides.map((side) => ({ side, named: null }))
  return [
    { side: own, named: { label: handedOver ? 'conflicts.acceptAll' : 'conflicts.allMine', key: 'm' } },
    {
      side: own === 'mine' ? 'theirs' : 'mine',
      named: { label: handedOver ? 'conflicts.declineAll' : 'conflicts.allTheirs', key: 'l' },
    },
  ]
}
