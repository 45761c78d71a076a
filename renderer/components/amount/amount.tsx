import type { Cents } from '../../../shared/lib/money.ts'
import { useFormats } from '../../lib/formats.ts'
import styles from './amount.module.css'

interface AmountProps {
  readonly cents: Cents
  /** With the euro sign; a column of money goes without. */
  readonly unit?: boolean
}

/** An amount whose cents and euro sign step back. The veil (F8) blurs it. */
export function Amount({ cents, unit = false }: AmountProps) {
  const parts = useFormats().amountParts(cents, unit)
  return (
    <span className={styles.amount} data-private="">
      {parts.before && <span className={styles.cents}>{parts.before}</span>}
      {parts.whole}
      <span className={styles.cents}>{parts.cents}</span>
    </span>
  )
}
