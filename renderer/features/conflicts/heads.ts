import type { ConflictToSolve } from '../../../shared/features/conflicts/contract.ts'
import type { ConflictChoice } from '../../../shared/features/conflicts/model.ts'
import type { Formats } from '../../lib/formats.ts'
import type { Translate } from '../../lib/i18n.ts'
import { whenWords } from '../../lib/when-words.ts'

type Conflict = ConflictToSolve['conflict']

/** "cambiato da te alle 10:12 e da Bertone Giorgio alle 10:05". */
export function aboutWords(conflict: Conflict, me: string, t: Translate, formats: Formats): string {
  const { kind, mineAt, openedAt } = conflict
  return t(`conflicts.head.${kind}`, {
    mine: conflict.mineById === me ? t('conflicts.you') : conflict.mineBy,
    mineWhen: whenWords(mineAt, t, formats),
    theirs: conflict.theirsById === me ? t('conflicts.you') : (conflict.theirsBy ?? t('conflicts.somebody')),
    theirsWhen: whenWords(conflict.theirsAt ?? openedAt, t, formats),
  })
}

/** Names of the columns of the three values: before, mine, theirs. */
export function columnWords(
  conflict: Conflict,
  me: string,
  t: Translate,
  formats: Formats,
): readonly [string, string, string] {
  const mineWhen = formats.shortMoment(conflict.mineAt)
  const theirsWhen = formats.shortMoment(conflict.theirsAt ?? conflict.openedAt)
  const before = t('conflicts.column.before')
  if (conflict.kind === 'HANDOVER')
    return [before, t('conflicts.column.proposed', { when: mineWhen }), t('conflicts.column.now')]
  const by = (id: string | null, name: string, when: string) =>
    id === me ? t('conflicts.column.mine', { when }) : t('conflicts.column.by', { name, when })
  const theirsBy = conflict.theirsBy ?? t('conflicts.somebody')
  return [
    before,
    by(conflict.mineById, conflict.mineBy, mineWhen),
    by(conflict.theirsById, theirsBy, theirsWhen),
  ]
}

export type Side = Extract<ConflictChoice, 'mine' | 'theirs'>

/**
 * The side that this person wrote: in the conflict "mine" is whose edit raised the question, and it is read at every desk. Null for who
 * wrote neither, or both from two computers.
 */
export function ownSide(
  { mineById, theirsById }: Pick<Conflict, 'mineById' | 'theirsById'>,
  me: string,
): Side | null {
  if ((mineById === me) === (theirsById === me)) return null
  return mineById === me ? 'mine' : 'theirs'
}
