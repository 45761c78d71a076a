import type { ConflictToSolve } from '../../../shared/features/conflicts/contract.ts'
import type { InboxGroup, InboxLine } from '../../components/inbox/inbox.tsx'
import { tableWords } from '../../lib/field-words.ts'
import { type Translate, useWords } from '../../lib/i18n.ts'
import { groupsOfConflict, isAboutRow } from './choices.ts'
import { ConflictDetail } from './conflict-detail.tsx'
import { useOpenConflicts } from './queries.ts'

interface Asked {
  /** Undefined until core has answered. */
  readonly group: InboxGroup | undefined
  readonly error: unknown
  readonly askAgain: () => void
}

/** The conflicts as a group of the inbox. */
export function useConflictGroup(): Asked {
  const { t } = useWords()
  const { data, error, refetch } = useOpenConflicts()
  return {
    group: data && {
      id: 'conflicts',
      label: t('conflicts.group'),
      lines: data.map((toSolve) => lineOf(toSolve, t)),
    },
    error,
    askAgain: () => void refetch(),
  }
}

function lineOf(toSolve: ConflictToSolve, t: Translate): InboxLine {
  const { conflict, pending } = toSolve
  const labels = groupsOfConflict(toSolve, t).map(({ label }) => label)
  const isCustomer = conflict.tbl === 'customer' && !isAboutRow(conflict.kind)
  return {
    id: conflict.id,
    title: conflict.label,
    about: isCustomer ? labels.join(', ') : tableWords(conflict.tbl, t),
    detail: () => <ConflictDetail toSolve={toSolve} />,
    ...(pending
      ? { sign: 'doing', note: t('conflicts.line.pending') }
      : { sign: 'late', tone: 'late', note: noteOf(conflict.kind, labels.length, t) }),
  }
}

function noteOf(kind: ConflictToSolve['conflict']['kind'], count: number, t: Translate): string {
  switch (kind) {
    case 'FIELDS':
      return t('conflicts.line.fields', { count })
    case 'HANDOVER':
      return t('conflicts.line.HANDOVER', { count })
    case 'DELETED':
    case 'EDITED':
    case 'PARENT_DELETED':
      return t(`conflicts.line.${kind}`)
  }
}
