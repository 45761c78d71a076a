import { Button } from '@mantine/core'
import { useNavigate } from 'react-router'
import type { ConflictToSolve } from '../../../shared/features/conflicts/contract.ts'
import { Banner } from '../../components/banner/banner.tsx'
import type { CustomerPartProps } from '../../lib/feature.ts'
import { type Translate, useWords } from '../../lib/i18n.ts'
import { paths } from '../../lib/paths.ts'
import { groupsOfConflict, isAboutRow } from './choices.ts'
import { useConflictsOf } from './queries.ts'

/** Says on the record itself that something of it waits for a choice, and leads there. */
export function ConflictBanner({ customerId }: CustomerPartProps) {
  const { t } = useWords()
  const navigate = useNavigate()
  const open = (useConflictsOf(customerId) ?? []).filter(({ pending }) => !pending)
  const [first] = open
  if (!first) return null
  return (
    <Banner
      tone="late"
      sign="late"
      title={t('conflicts.banner', { count: open.length })}
      actions={
        <Button variant="subtle" onClick={() => navigate(paths.inboxLine(first.conflict.id))}>
          {t('conflicts.banner.solve')}
        </Button>
      }
    >
      {whatWords(first, t)}
    </Banner>
  )
}

function whatWords(toSolve: ConflictToSolve, t: Translate): string {
  const { kind } = toSolve.conflict
  if (isAboutRow(kind)) return t('conflicts.banner.row')
  const fields = groupsOfConflict(toSolve, t)
    .map(({ label }) => label)
    .join(', ')
  return t(kind === 'HANDOVER' ? 'conflicts.banner.handover' : 'conflicts.banner.text', { fields })
}
