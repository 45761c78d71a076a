import type { CustomerCard } from '../../../shared/features/customers/contract.ts'
import { Private } from '../../components/amount/private.tsx'
import { Chip } from '../../components/chip/chip.tsx'
import { ChipRow } from '../../components/record/chip-row.tsx'
import { useToday } from '../../components/time/use-today.ts'
import { useFormats } from '../../lib/formats.ts'
import { useWords } from '../../lib/i18n.ts'
import { shortWarningsOf, warningsOf } from './warnings.ts'

interface WarningChipsProps {
  readonly card: CustomerCard
  /** Beside the list: fewer and shorter. */
  readonly short?: boolean
}

/** What one must know before doing anything with a customer. */
export function WarningChips({ card, short = false }: WarningChipsProps) {
  const { t } = useWords()
  const formats = useFormats()
  const today = useToday()
  const warnings = short ? shortWarningsOf(card, today, t) : warningsOf(card, today, t, formats)
  return (
    <ChipRow label={t('customers.warnings')}>
      {warnings.map(({ id, tone, sign, words }) => (
        <Chip key={id} tone={tone} {...(sign ? { sign } : {})}>
          {id === 'title' ? <Private>{words}</Private> : words}
        </Chip>
      ))}
    </ChipRow>
  )
}
