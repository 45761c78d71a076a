import type { Relative } from '../../../shared/features/households/contract.ts'
import { addCents } from '../../../shared/lib/money.ts'
import { Nothing, Section } from '../../components/record/section.tsx'
import type { CustomerPartProps } from '../../lib/feature.ts'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import { FamilyTools } from './family-tools.tsx'
import styles from './family-tree.module.css'
import { FamilyTree } from './family-tree.tsx'
import { usePersonWords } from './person-words.ts'
import { useHousehold } from './queries.ts'
import { Relatives } from './relatives.tsx'

/** The household as a picture, and who is related from outside of it. */
export function HouseholdSummary({ customerId }: CustomerPartProps) {
  const { t } = useWords()
  const formats = useFormats()
  const found = useHousehold(customerId)
  if (!found) return null
  const { household, people } = found
  const members = people.filter((person) => person.inHousehold || person.customerId === customerId)
  const others = people.filter((person) => !members.includes(person))
  const tools = <FamilyTools customerId={customerId} />
  if (!household) {
    return (
      <Section title={t('households.related')} tools={tools}>
        {others.length === 0 ? (
          <Nothing>{t('households.none')}</Nothing>
        ) : (
          <Relatives self={customerId} label={t('households.related')} people={others} />
        )}
      </Section>
    )
  }
  const note = t('households.sum', {
    people: t('households.people', { count: members.length }),
    policies: t('households.policies', { count: members.reduce((sum, one) => sum + one.policies, 0) }),
    amount: formats.money(addCents(...members.map((one) => one.premium))),
  })
  return (
    <Section title={t('households.title')} note={<span data-private="">{note}</span>} tools={tools}>
      <FamilyTree people={members} self={customerId} />
      {others.length > 0 && <Outside people={others} />}
    </Section>
  )
}

function Outside({ people }: { readonly people: readonly Relative[] }) {
  const { t } = useWords()
  const wordsOf = usePersonWords()
  const words = people.map((person) => `${person.name ?? t('households.elsewhere')}, ${wordsOf(person)}`)
  return <p className={styles.outside}>{t('households.outside', { people: words.join('; ') })}</p>
}
