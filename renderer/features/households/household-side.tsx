import type { Relative } from '../../../shared/features/households/contract.ts'
import { SideBox } from '../../components/record/side-box.tsx'
import type { CustomerPartProps } from '../../lib/feature.ts'
import { useWords } from '../../lib/i18n.ts'
import { useHousehold } from './queries.ts'
import { Relatives } from './relatives.tsx'

/** The others of the household, and who is related from outside of it, beside the card. */
export function HouseholdSide({ customerId }: CustomerPartProps) {
  const { t } = useWords()
  const found = useHousehold(customerId)
  if (!found) return null
  const others = found.people.filter((person) => person.customerId !== customerId)
  const members = others.filter((person) => person.inHousehold)
  const outside = others.filter((person) => !person.inHousehold)
  return (
    <>
      <PeopleBox self={customerId} title={t('households.title')} people={members} />
      <PeopleBox self={customerId} title={t('households.related')} people={outside} />
    </>
  )
}

interface PeopleBoxProps {
  readonly self: string
  readonly title: string
  readonly people: readonly Relative[]
}

function PeopleBox({ self, title, people }: PeopleBoxProps) {
  if (people.length === 0) return null
  return (
    <SideBox title={title} count={people.length}>
      <Relatives self={self} label={title} people={people} />
    </SideBox>
  )
}
