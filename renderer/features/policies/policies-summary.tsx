import { Nothing, Section } from '../../components/record/section.tsx'
import { useToday } from '../../components/time/use-today.ts'
import type { CustomerPartProps } from '../../lib/feature.ts'
import { useWords } from '../../lib/i18n.ts'
import { CoverageLanes } from './coverage-lanes.tsx'
import { PoliciesTable } from './policies-table.tsx'
import { runningOf, usePolicies } from './queries.ts'
import { urgentOf } from './title-words.ts'

/** Cover in time and the running policies, on the summary. The one with a title past due is unfolded. */
export function PoliciesSummary({ customerId }: CustomerPartProps) {
  const { t } = useWords()
  const today = useToday()
  const policies = usePolicies(customerId)
  if (!policies) return null
  const running = runningOf(policies)
  return (
    <>
      {running.length > 0 && <CoverageLanes policies={running} />}
      <Section title={t('policies.title')}>
        {running.length > 0 ? (
          <PoliciesTable policies={running} unfolded={urgentOf(running, today)} summed />
        ) : (
          <Nothing>{t('policies.noneRunning')}</Nothing>
        )}
      </Section>
    </>
  )
}
