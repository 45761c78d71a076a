import type { ConflictToSolve } from '../../../shared/features/conflicts/contract.ts'
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
    theirs: conflict.theirsBy ?? t('conflicts.somebody'),
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
  const mine =
    conflict.mineById === me
      ? t('conflicts.column.mine', { when: mineWhen })
      : t('conflicts.column.by', { name: conflict.mineBy, when: mineWhen })
  const theirs = t('conflicts.column.by', {
    name: conflict.theirsBy ?? t('conflicts.somebody'),
    when: theirsWhen,
  })
  return [before, mine, theirs]
}
