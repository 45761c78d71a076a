import { useNavigate } from 'react-router'
import type { Relative } from '../../../shared/features/households/contract.ts'
import { PendingMark } from '../../components/form/pending-mark.tsx'
import { Line, LineList } from '../../components/record/rows.tsx'
import { useWords } from '../../lib/i18n.ts'
import { paths } from '../../lib/paths.ts'
import { usePendingPeople } from './queries.ts'

interface RelativesProps {
  /** Whose relatives they are. */
  readonly self: string
  readonly label: string
  readonly people: readonly Relative[]
}

/** People under each other, with what they are to the customer; each opens his card. */
export function Relatives({ self, label, people }: RelativesProps) {
  const { t } = useWords()
  const navigate = useNavigate()
  const isPending = usePendingPeople(self)
  return (
    <LineList label={label}>
      {people.map((person) => {
        const { customerId, name, kind, age } = person
        return (
          <Line
            key={customerId}
            end={kind === null ? (age ?? '') : t(`households.kind.${kind}`)}
            onOpen={name === null ? undefined : () => void navigate(paths.customer(customerId))}
          >
            {name ?? t('households.elsewhere')}
            {isPending(person) && <PendingMark />}
          </Line>
        )
      })}
    </LineList>
  )
}
