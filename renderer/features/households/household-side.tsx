import { SideBox } from '../../components/record/side-box.tsx'
import type { CustomerPartProps } from '../../lib/feature.ts'
import { useWords } from '../../lib/i18n.ts'
import { useHousehold } from './queries.ts'
import { Relatives } from './relatives.tsx'

/** The others of the household, or who is related to a firm, beside the card. */
export function HouseholdSide({ customerId }: CustomerPartProps) {
  const { t } = useWords()
  const found = useHousehold(customerId)
  const others = found?.people.filter((person) => person.customerId !== customerId) ?? []
  if (!found || others.length === 0) return null
  const title = t(found.household ? 'households.title' : 'households.titleFirm')
  return (
    <SideBox title={title} count={others.length}>
      <Relatives self={customerId} label={title} people={others} />
    </SideBox>
  )
}
