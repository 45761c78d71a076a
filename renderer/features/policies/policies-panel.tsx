import { useSearchParams } from 'react-router'
import { hasBegun } from '../../../shared/features/customers/status.ts'
import { Nothing, Section } from '../../components/record/section.tsx'
import { useToday } from '../../components/time/use-today.ts'
import type { CustomerPartProps } from '../../lib/feature.ts'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import { policyParam } from '../../lib/paths.ts'
import { PoliciesTable } from './policies-table.tsx'
import { runningOf, usePolicies } from './queries.ts'
import { urgentOf } from './title-words.ts'

/** All policies of a customer: those in portfolio, then what is still to begin, then what is over. */
export function PoliciesPanel({ customerId, narrow = false }: CustomerPartProps) {
  const { t } = useWords()
  const formats = useFormats()
  const today = useToday()
  const [search] = useSearchParams()
  const policies = usePolicies(customerId)
  if (!policies) return null
  const running = runningOf(policies)
  // Asked for another one while the page stands, it opens that one.
  const asked = search.get(policyParam)
  const others = policies.filter(({ inPortfolio }) => !inPortfolio)
  const toBegin = others.filter(({ policy }) => !hasBegun(policy.state))
  const unfolded = asked ?? urgentOf([...running, ...toBegin], today)
  const groups = [
    { title: t('policies.toBegin'), policies: toBegin },
    { title: t('policies.past'), policies: others.filter(({ policy }) => hasBegun(policy.state)) },
  ]
  return (
    <>
      <Section title={t('policies.title')} note={formats.number(running.length)}>
        {running.length > 0 ? (
          <PoliciesTable
            key={asked}
            policies={running}
            unfolded={unfolded}
            narrow={narrow}
            allTitles
            summed
          />
        ) : (
          <Nothing>{t('policies.noneRunning')}</Nothing>
        )}
      </Section>
      {groups.map(
        (group) =>
          group.policies.length > 0 && (
            <Section key={group.title} title={group.title} note={formats.number(group.policies.length)}>
              <PoliciesTable
                key={asked}
                policies={group.policies}
                unfolded={unfolded}
                narrow={narrow}
                allTitles
              />
            </Section>
          ),
      )}
    </>
  )
}
