import { Button } from '@mantine/core'
import type { RefObject } from 'react'
import type { ConflictToSolve } from '../../../shared/features/conflicts/contract.ts'
import type { LabelKey } from '../../../shared/i18n/catalogue.ts'
import { Kbd } from '../../components/kbd/kbd.tsx'
import { useDeskOwner } from '../../lib/desk-owner.ts'
import { useWords } from '../../lib/i18n.ts'
import { useKeys } from '../../lib/keyboard.ts'
import { ownSide } from './heads.ts'

interface ConflictActsProps {
  readonly toSolve: ConflictToSolve
  readonly columns: readonly [string, string, string]
  readonly ready: boolean
  readonly keepButton: RefObject<HTMLButtonElement | null>
  readonly onKeep: () => void
  readonly onAll: (choice: 'mine' | 'theirs') => void
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
    ...(['m', 'l'] as const).map((key) => {
      const whole = wholes.find((one) => one.key === key)
      return {
        keys: key,
        label: whole?.label ?? 'conflicts.allMine',
        group: 'page' as const,
        enabled: whole !== undefined,
        run: () => whole && onAll(whole.side),
      }
    }),
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
      {wholes.map(({ side, label, key }) => (
        <Button
          key={side}
          onClick={() => onAll(side)}
          {...(key ? { rightSection: <Kbd keys={key} />, 'aria-keyshortcuts': key.toUpperCase() } : {})}
        >
          {label ? t(label) : t('conflicts.allOf', { column: columns[side === 'mine' ? 1 : 2] })}
        </Button>
      ))}
    </>
  )
}

interface Whole {
  readonly side: 'mine' | 'theirs'
  /** Null where neither side is this person's: the column's name says which. */
  readonly label: LabelKey | null
  readonly key: 'm' | 'l' | null
}

/** The two sides, to be chosen whole; one's own first. */
function wholesOf(conflict: ConflictToSolve['conflict'], me: string): readonly Whole[] {
  if (conflict.kind === 'HANDOVER')
    return [
      { side: 'mine', label: 'conflicts.acceptAll', key: 'm' },
      { side: 'theirs', label: 'conflicts.declineAll', key: 'l' },
    ]
  const own = ownSide(conflict, me)
  if (!own)
    return [
      { side: 'mine', label: null, key: null },
      { side: 'theirs', label: null, key: null },
    ]
  return [
    { side: own, label: 'conflicts.allMine', key: 'm' },
    { side: own === 'mine' ? 'theirs' : 'mine', label: 'conflicts.allTheirs', key: 'l' },
  ]
}
