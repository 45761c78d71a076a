import { useNavigate } from 'react-router'
import type { Relative } from '../../../shared/features/households/contract.ts'
import { Line, LineList } from '../../components/record/rows.tsx'
import { useWords } from '../../lib/i18n.ts'
import { paths } from '../../lib/paths.ts'

interface RelativesProps {
  readonly label: string
  readonly people: readonly Relative[]
}

/** People under each other, with what they are to the customer; each opens his card. */
export function Relatives({ label, people }: RelativesProps) {
  const { t } = useWords()
  const navigate = useNavigate()
  return (
    <LineList label={label}>
      {people.map(({ customerId, name, kind, age }) => (
        <Line
          key={customerId}
          end={kind === null ? (age ?? '') : t(`households.kind.${kind}`)}
          onOpen={name === null ? undefined : () => void navigate(paths.customer(customerId))}
        >
          {name ?? t('households.elsewhere')}
        </Line>
      ))}
    </LineList>
  )
}
